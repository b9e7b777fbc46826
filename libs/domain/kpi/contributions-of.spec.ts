import {
  callFailedFact,
  compileCatalogue,
  contributionsOf,
  countsOf,
  eventFact,
  measuredFact,
  SHIPPED_CATALOGUE,
  SHIPPED_KPIS,
  type Fact,
  type KpiDefinition,
} from './index.js';

const AT = Date.UTC(2026, 10, 22, 12);
const witness = (type: string) => ({ eventId: 'E-1', type, at: AT });
const drop = callFailedFact(witness('oss.call.failure.v1'), {
  kind: 'drop',
  tech: ' VoLTE',
  cause: { protocol: 'releaseCause', value: 3 },
});
const measured = (data: Record<string, unknown>): Fact[] => {
  const told = {
    scope: { kind: 'subscription', id: 'SUB-1' },
    periodStart: '2026-11-22T11:00:00Z',
    periodEnd: '2026-11-22T12:00:00Z',
    granularity: 'hour',
    ...data,
  };
  const fact = measuredFact({ eventId: 'M-1', type: 'kpi.measurement.recorded.v1' }, told);
  return fact ? [fact] : [];
};

const volteDrops: KpiDefinition = {
  kpi: 'voice.drop.volte.count',
  description: 'Dropped VoLTE calls',
  unit: 'count',
  source: {
    fact: 'call.failed',
    where: [
      { field: 'kind', is: 'drop' },
      { field: 'networkFault', is: true },
      { field: 'tech', is: 'volte' },
    ],
  },
  aggregation: 'count',
  windowDays: [28],
  team: 'core voice',
  journeyArea: 'network',
  direction: 'worse',
  outsideControl: false,
};
const own = compileCatalogue([...SHIPPED_KPIS, volteDrops], ['old.kpi']);

describe('contributionsOf', () => {
  it('lets one fact count for each KPI whose conditions it meets', () => {
    const contributions = contributionsOf([drop], own);
    expect(contributions).toEqual([
      { kpi: 'voice.drop.count', eventId: 'E-1', type: 'oss.call.failure.v1', at: AT, amount: 1 },
      { kpi: 'voice.drop.volte.count', eventId: 'E-1', type: 'oss.call.failure.v1', at: AT, amount: 1 },
    ]);
  });

  it('gives seconds as minutes, to the last digit', () => {
    const slow = eventFact(witness('oss.datasession.slow.v1'), { slowSec: 1_000 });
    expect(contributionsOf(slow ? [slow] : [], own)).toMatchObject([{ kpi: 'data.slow.minutes', amount: 1_000 / 60 }]);
  });

  it('leaves out a fact that does not tell the amount', () => {
    const slow = eventFact(witness('oss.datasession.slow.v1'), {});
    expect(contributionsOf(slow ? [slow] : [], own)).toEqual([]);
  });

  it('carries share, line and interval on', () => {
    const outage: Fact = {
      name: 'outage',
      ...witness('oss.alarm.changed.v1'),
      from: AT,
      share: 0.6,
      line: 'SUB-1',
      fields: {},
    };
    const common = {
      eventId: 'E-1',
      type: 'oss.alarm.changed.v1',
      at: AT,
      from: AT,
      share: 0.6,
      line: 'SUB-1',
      amount: 1,
    };
    expect(contributionsOf([outage], own)).toEqual([
      { kpi: 'outage.minutes', ...common },
      { kpi: 'outage.count', ...common },
    ]);
  });

  it('counts a measurement for the KPI whose name it bears, once', () => {
    const asCount = contributionsOf(measured({ kpi: 'voice.drop.count', value: 3, unit: 'count' }), own);
    expect(asCount).toMatchObject([{ kpi: 'voice.drop.count', amount: 3, measured: true }]);
    const ratio = { kpi: 'voice.drop.ratio', value: 0.05, unit: 'ratio', numerator: 6, denominator: 120 };
    expect(contributionsOf(measured(ratio), own)).toMatchObject([
      { kpi: 'voice.drop.ratio', numerator: 6, denominator: 120, from: AT - 3_600_000, to: AT },
    ]);
  });

  it('takes a measurement under a name that nobody defined for an operator’s own KPI', () => {
    expect(contributionsOf(measured({ kpi: 'lab.latency.ms', value: 40, unit: 'ms' }), own)).toMatchObject([
      { kpi: 'lab.latency.ms', amount: 40, unit: 'ms' },
    ]);
  });

  it('uses no measurement that is suspect, voided, of a retired KPI or in another unit', () => {
    const count = { kpi: 'voice.drop.count', value: 3, unit: 'count' };
    expect(measured({ ...count, suspect: true })).toEqual([]);
    expect(measured({ ...count, voided: true })).toEqual([]);
    expect(contributionsOf(measured({ ...count, unit: 'calls' }), own)).toEqual([]);
    expect(contributionsOf(measured({ ...count, kpi: 'old.kpi' }), own)).toEqual([]);
  });

  it('tells of how many chances a counted rate is', () => {
    const rate = {
      ...volteDrops,
      kpi: 'voice.drop.rate',
      unit: 'ratio',
      aggregation: 'ratio',
      opportunities: 'voice.answered',
    } as const;
    const catalogue = compileCatalogue([rate]);
    expect(contributionsOf([drop], catalogue)).toMatchObject([{ kpi: 'voice.drop.rate', amount: 1 }]);
    const calls = measured({ kpi: 'voice.answered', value: 20, unit: 'count' });
    expect(contributionsOf(calls, catalogue)).toMatchObject([
      { kpi: 'voice.drop.rate', amount: 0, denominator: 20 },
      { kpi: 'voice.answered', amount: 20 },
    ]);
  });
});

describe('countsOf', () => {
  it('is what the facts of one event add to KPIs that add up, by share', () => {
    expect(countsOf({ ...drop, share: 0.5 }, own)).toEqual([
      { kpi: 'voice.drop.count', amount: 0.5 },
      { kpi: 'voice.drop.volte.count', amount: 0.5 },
    ]);
    const [fact] = measured({ kpi: 'data.slow.minutes', value: 7, unit: 'min' });
    expect(fact && countsOf(fact, own)).toEqual([{ kpi: 'data.slow.minutes', amount: 7 }]);
  });

  it('is nothing for what needs a history, and for what does not add up', () => {
    expect(countsOf({ name: 'ticket.opened', ...witness('bss.ticket.changed.v1'), fields: {} }, own)).toEqual([]);
    const [latency] = measured({ kpi: 'lab.latency.ms', value: 40, unit: 'ms' });
    expect(latency && countsOf(latency, own)).toEqual([]);
  });

  it('agrees with the contributions that are made of the same facts', () => {
    const sums = (counts: readonly { kpi: string; amount: number }[]) => counts.map(({ kpi, amount }) => [kpi, amount]);
    const facts = [drop, ...measured({ kpi: 'voice.drop.count', value: 3, unit: 'count' })];
    for (const fact of facts) expect(sums(countsOf(fact, own))).toEqual(sums(contributionsOf([fact], own)));
  });
});

describe('completeness of a narrower KPI', () => {
  it('follows from that of a KPI which counts all it counts, and not the other way round', () => {
    expect([...own.coveringKpis('voice.drop.volte.count')]).toEqual(['voice.drop.count', 'voice.drop.volte.count']);
    expect([...own.coveringKpis('voice.drop.count')]).toEqual(['voice.drop.count']);
    expect([...SHIPPED_CATALOGUE.coveringKpis('voice.drop.ratio')]).toEqual(['voice.drop.ratio']);
    expect([...own.coveringKpis('lab.latency.ms')]).toEqual(['lab.latency.ms']);
  });
});
