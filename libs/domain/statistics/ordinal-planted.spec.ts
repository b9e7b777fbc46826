import { readFileSync } from 'node:fs';
import { formedColumn, fitOrdinal, pointsLost, type KpiForm, type OrdinalModel } from './index.js';
import { differencesFrom, plantedColumns } from './testing/index.js';

interface Estimate {
  readonly beta: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
}

interface Recovered {
  readonly logLikelihood: number;
  readonly thresholds?: readonly number[];
  readonly coefficients: Readonly<Record<string, Estimate>>;
  readonly pointsLost?: Readonly<Record<string, { readonly pointsLost: number; readonly standardError: number }>>;
}

const fixture: {
  readonly recovered: {
    readonly trueForms: Recovered;
    readonly linear: Recovered;
    readonly log1p: Recovered;
    readonly breakpointOfDroppedCalls: { readonly ordinalProfileLogLikelihood: Readonly<Record<string, number>> };
  };
  readonly tolerance: { readonly fits: { readonly abs: number; readonly rel: number; readonly p: number } };
} = JSON.parse(readFileSync(new URL('./fixtures/planted-small.json', import.meta.url), 'utf8'));

const { scores, kpis, segment, region } = plantedColumns();
const dummy = (name: string, of: readonly string[]) => ({ name, values: of.map((level) => Number(level === name)) });
const controls = [dummy('business', segment), ...['north', 'south', 'east', 'west'].map((name) => dummy(name, region))];
const names = [...kpis.keys()];
const columnsIn = (formOf: (kpi: string) => KpiForm) => [
  ...[...kpis].map(([name, values]) => ({ name, values: formedColumn(formOf(name), values) })),
  ...controls,
];

const TRUE_FORMS: Readonly<Record<string, KpiForm>> = {
  dropped_calls: { kind: 'threshold', breakpoint: 3 },
  open_ticket_hours: { kind: 'log' },
};
const trueForm = (kpi: string): KpiForm => TRUE_FORMS[kpi] ?? { kind: 'straight' };

function fitted(formOf: (kpi: string) => KpiForm): OrdinalModel {
  const model = fitOrdinal({ columns: columnsIn(formOf), outcome: scores });
  if (model.status !== 'converged') throw new Error(model.reason);
  return model;
}

const estimates = (model: OrdinalModel) =>
  Object.fromEntries(
    model.predictors.map((name, k) => [
      name,
      {
        beta: model.coefficients[k],
        standardError: model.standardErrors.coefficients[k],
        z: model.z[k],
        p: model.p[k],
      },
    ]),
  );

describe('20,000 answers of a planted world', () => {
  it.each([
    ['trueForms', trueForm],
    ['linear', (): KpiForm => ({ kind: 'straight' })],
    ['log1p', (): KpiForm => ({ kind: 'log' })],
  ] as const)('give the model that R finds with %s', (name, formOf) => {
    const expected = fixture.recovered[name];
    const model = fitted(formOf);
    const got = {
      logLikelihood: model.logLikelihood,
      thresholds: model.thresholds,
      coefficients: estimates(model),
    };
    expect(differencesFrom({ ...expected }, got, fixture.tolerance.fits)).toEqual([]);
  });

  it('lose the points that R finds with the true forms', () => {
    const model = fitted(trueForm);
    const { losses } = pointsLost(
      model,
      columnsIn(trueForm),
      names.map((name) => [name]),
    );
    const got = Object.fromEntries(names.map((name, k) => [name, losses[k]]));
    expect(differencesFrom({ ...fixture.recovered.trueForms.pointsLost }, got, fixture.tolerance.fits)).toEqual([]);
  });

  it('profile the breakpoint of dropped calls as R does', () => {
    const expected = fixture.recovered.breakpointOfDroppedCalls.ordinalProfileLogLikelihood;
    const got = Object.fromEntries(
      ['1', '3', '4', '8'].map((at) => {
        const breakpoint = Number(at);
        return [
          at,
          fitted((kpi) => (kpi === 'dropped_calls' ? { kind: 'threshold', breakpoint } : trueForm(kpi))).logLikelihood,
        ];
      }),
    );
    expect(differencesFrom(expected, got, fixture.tolerance.fits)).toEqual([]);
  });
});
