import { countersOf, DEFAULT_RECIPES, measure, type KpiRecipe } from './index.js';

const recipe = (kpi: string): KpiRecipe => {
  const found = DEFAULT_RECIPES.find((one) => one.kpi === kpi);
  if (found === undefined) throw new Error(`no recipe for ${kpi}`);
  return found;
};
const made = (kpi: string, counters: Readonly<Record<string, number>>) =>
  measure(recipe(kpi), new Map(Object.entries(counters)));

describe('measure', () => {
  it('makes a ratio with what it is made of', () => {
    expect(made('voice.drop.ratio', { 'ERAB.RelActNbr.QCI1': 6, 'ERAB.EstabInitSuccNbr.QCI1': 144 })).toEqual({
      kind: 'measured',
      value: 0.0417,
      numerator: 6,
      denominator: 144,
    });
  });

  it('makes failures of attempts less successes', () => {
    expect(made('cell.rrc.setupfail.ratio', { 'RRC.ConnEstabAtt.sum': 724, 'RRC.ConnEstabSucc.sum': 709 })).toEqual({
      kind: 'measured',
      value: 0.0207,
      numerator: 15,
      denominator: 724,
    });
  });

  it('takes 0 for 0 and a cell that was down for no availability', () => {
    expect(made('cell.availability.ratio', { cellAvailSec: 0, granularitySec: 900 })).toMatchObject({ value: 0 });
  });

  it('makes a ratio of a percentage without adding digits', () => {
    expect(made('cell.load.ratio', { PrbUtilDl_pct: 50.9 })).toEqual({ kind: 'measured', value: 0.509 });
    expect(made('cell.load.ratio', { PrbUtilDl_pct: 101 })).toEqual({ kind: 'missing', why: 'above 1' });
  });

  it.each([
    ['a counter that is empty', { 'ERAB.EstabInitSuccNbr.QCI1': 144 }, 'empty'],
    ['no calls at all', { 'ERAB.RelActNbr.QCI1': 0, 'ERAB.EstabInitSuccNbr.QCI1': 0 }, 'nothing to divide by'],
    ['more drops than calls', { 'ERAB.RelActNbr.QCI1': 3, 'ERAB.EstabInitSuccNbr.QCI1': 2 }, 'above 1'],
  ])('gives no number for %s', (_what, counters, why) => {
    expect(made('voice.drop.ratio', counters)).toEqual({ kind: 'missing', why });
  });

  it('gives no number for more successes than attempts', () => {
    expect(made('cell.rrc.setupfail.ratio', { 'RRC.ConnEstabAtt.sum': 1, 'RRC.ConnEstabSucc.sum': 2 })).toEqual({
      kind: 'missing',
      why: 'below 0',
    });
  });
});

describe('the default recipes', () => {
  it('make each KPI once, and say which counters they need', () => {
    expect(new Set(DEFAULT_RECIPES.map(({ kpi }) => kpi)).size).toBe(DEFAULT_RECIPES.length);
    expect(countersOf(recipe('cell.bearer.setupfail.ratio'))).toEqual([
      'ERAB.EstabInitAttNbr.sum',
      'ERAB.EstabInitSuccNbr.sum',
      'ERAB.EstabInitAttNbr.sum',
    ]);
  });
});
