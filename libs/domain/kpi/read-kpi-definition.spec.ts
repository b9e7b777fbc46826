import { readKpiDefinition, SHIPPED_KPIS } from './index.js';

const sound = {
  description: 'Dropped VoLTE calls',
  unit: 'count',
  source: {
    fact: 'call.failed',
    where: [
      { field: 'kind', is: 'drop' },
      { field: 'tech', in: ['volte', 'vonr'] },
      { field: 'cause.value', not: 4 },
      { field: 'durationSec', atLeast: 5 },
      { field: 'cellId', exists: true },
    ],
  },
  aggregation: 'count',
  windowDays: [28, 7],
  team: 'core voice',
  journeyArea: 'network',
  direction: 'worse',
};
const NAME = 'voice.drop.volte.count';
const read = (change: Record<string, unknown>, kpi = NAME) => readKpiDefinition(kpi, { ...sound, ...change });
const source = (change: Record<string, unknown>) => ({ source: { ...sound.source, ...change } });
/** `field: message` of each problem. */
const problems = (change: Record<string, unknown>, kpi = NAME) => {
  const result = read(change, kpi);
  return result.kind === 'unusable' ? result.problems.map(({ field, message }) => `${field}: ${message}`) : [];
};

describe('readKpiDefinition', () => {
  it('reads what is sound, with what was left out', () => {
    expect(read({})).toEqual({
      kind: 'read',
      definition: { kpi: NAME, ...sound, windowDays: [7, 28], outsideControl: false },
    });
  });

  it.each(SHIPPED_KPIS)('reads $kpi as it ships', (definition) => {
    expect(readKpiDefinition(definition.kpi, JSON.parse(JSON.stringify(definition)))).toEqual({
      kind: 'read',
      definition,
    });
  });

  it('tells every problem at once, each with its place', () => {
    const result = readKpiDefinition('Voice Drops', {
      unit: 'calls',
      source: {
        fact: 'call.failed',
        where: [{ field: 'kind', is: 'dropp' }, { field: 'colour', is: 'red' }, 'drop', { field: 'kind' }],
        amount: { field: 'kind' },
      },
      aggregation: 'count',
      windowDays: [0, 401],
      teem: 'core voice',
      journeyArea: 'space',
      direction: 'up',
      outsideControl: 'no',
    });
    expect(result.kind === 'unusable' && result.problems.map(({ field }) => field).sort()).toEqual([
      '/description',
      '/direction',
      '/journeyArea',
      '/kpi',
      '/outsideControl',
      '/source/amount/field',
      '/source/where/0/is',
      '/source/where/1/field',
      '/source/where/2',
      '/source/where/3/field',
      '/team',
      '/teem',
      '/unit',
      '/windowDays',
    ]);
  });

  it.each([null, undefined, 'count', 7, []])('refuses %j for a whole', (body) => {
    expect(readKpiDefinition(NAME, body)).toEqual({
      kind: 'unusable',
      problems: [{ field: '/', message: 'An object is expected.' }],
    });
  });

  it.each(['drops', 'Voice.drop', 'voice..drop', 'voice.drop.', 'voice-drop.count', `v.${'x'.repeat(128)}`])(
    'takes "%s" for no name',
    (kpi) => {
      expect(problems({}, kpi)).toEqual([expect.stringContaining('/kpi: The name is lower-case')]);
    },
  );

  it('knows the facts and their fields', () => {
    expect(problems(source({ fact: 'weather.bad' }))).toEqual([expect.stringContaining('call.failed, data.failed')]);
    expect(problems(source({ where: [{ field: 'phase', is: 'drop' }] }))).toEqual([
      expect.stringContaining('/source/where/0/field: This fact has no such field. It has: callId, kind'),
    ]);
  });

  it('asks of a field only what its kind can answer', () => {
    const where = (condition: unknown) => problems(source({ where: [condition] }));
    expect(where({ field: 'tech', below: 5 })).toEqual([
      '/source/where/0/below: tech is a text; it can be asked for is, in, not, exists.',
    ]);
    expect(where({ field: 'startedAt', is: '2026-11-22T00:00:00Z' })).toHaveLength(1);
    expect(where({ field: 'durationSec', is: '5' })).toEqual([
      '/source/where/0/is: durationSec is a number; such a value is expected.',
    ]);
    expect(where({ field: 'kind', in: [] })).toHaveLength(1);
    expect(where({ field: 'kind', in: ['drop', 'busy'] })).toEqual([
      '/source/where/0/in: kind is one of drop, setupFailure; a list of such is expected.',
    ]);
    expect(where({ field: 'kind', is: 'drop', not: 'drop' })).toEqual([expect.stringContaining('exactly one of')]);
    expect(where({ field: 'toString', exists: true })).toHaveLength(1);
  });

  it('lets a fact be aggregated only in a way that its shape allows', () => {
    expect(problems({ aggregation: 'unionHours', unit: 'h' })).toEqual([
      '/aggregation: call.failed can be aggregated by: count, sum, mean, max, ratio.',
    ]);
    expect(problems({ source: { fact: 'outage' }, aggregation: 'periodMean', unit: 'min' })).toHaveLength(1);
    expect(problems({ source: { fact: 'outage' }, aggregation: 'unionMinutes', unit: 'min' })).toEqual([]);
  });

  it('wants the unit that the aggregation makes, and the one by which a shipped KPI is known', () => {
    expect(problems({ unit: 'calls' })).toEqual(['/unit: count makes count.']);
    const slow = { source: { fact: 'data.slow', amount: { field: 'slowSec' } }, aggregation: 'sum', unit: 's' };
    expect(problems(slow, 'data.slow.seconds')).toEqual([]);
    expect(problems(slow, 'data.slow.minutes')).toEqual([expect.stringContaining('measured in min everywhere')]);
  });

  it('wants an amount where one is added up, and none where none is', () => {
    expect(problems({ aggregation: 'sum', unit: 's' })).toEqual([expect.stringContaining('/source/amount: sum needs')]);
    expect(problems(source({ amount: { field: 'durationSec' } }))).toEqual([
      '/source/amount: count looks at no amount: leave it out.',
    ]);
    expect(problems({ ...source({ amount: { field: 'durationSec', dividedBy: 0 } }), aggregation: 'sum' })).toEqual([
      '/source/amount/dividedBy: A number other than 0 is expected.',
    ]);
  });

  it('wants a threshold for the time over it, and for nothing else', () => {
    const load = {
      source: { fact: 'measured', where: [{ field: 'kpi', is: 'cell.load.ratio' }] },
      aggregation: 'timeOverThreshold',
      unit: 'min',
    };
    expect(problems(load)).toEqual(['/threshold: timeOverThreshold needs a number.']);
    expect(problems({ ...load, threshold: 0.8 })).toEqual([]);
    expect(problems({ threshold: 5 })).toEqual(['/threshold: Only timeOverThreshold has one.']);
  });

  it('wants opportunities for a rate of what is counted, and lets no KPI refer to itself', () => {
    const rate = { aggregation: 'ratio', unit: 'ratio' };
    expect(problems(rate)).toEqual([expect.stringContaining('/opportunities')]);
    expect(problems({ ...rate, opportunities: 'voice.answered.count' })).toEqual([]);
    expect(problems({ ...rate, opportunities: NAME })).toEqual(['/opportunities: A KPI cannot refer to itself.']);
    const itself = { fact: 'measured', where: [{ field: 'kpi', is: NAME }] };
    expect(problems({ source: itself, aggregation: 'timeOverThreshold', unit: 'min', threshold: 1 })).toEqual([
      expect.stringContaining('from itself'),
    ]);
    expect(problems({ source: itself, aggregation: 'periodMean', unit: 'ms' })).toEqual([]);
  });

  it('adds up no measurements of different KPIs, and no currencies', () => {
    expect(problems({ source: { fact: 'measured' }, aggregation: 'sum', unit: 'GB' })).toEqual([
      expect.stringContaining('/source/where: Say which measured KPI'),
    ]);
    const disputed = { fact: 'dispute.opened', amount: { field: 'amount.amount' } };
    const sum = { aggregation: 'sum', unit: 'EUR' };
    expect(problems({ ...sum, source: disputed })).toEqual([expect.stringContaining('Currencies are never added up')]);
    const euros = { ...disputed, where: [{ field: 'amount.currency', is: 'EUR' }] };
    expect(problems({ ...sum, source: euros })).toEqual([]);
  });
});
