import { FACTS, kpiOwner, SHIPPED_CATALOGUE, SHIPPED_KPIS } from './index.js';

/** Section 4 of the event vocabulary, row by row. */
const VOCABULARY = [
  ['ticket.opened.count', 'count', 'service desk', 'support'],
  ['ticket.open.hours', 'h', 'service desk', 'support'],
  ['ticket.resolution.hours', 'h', 'service desk', 'support'],
  ['ticket.overdue.count', 'count', 'service desk', 'support'],
  ['ticket.reopened.count', 'count', 'service desk', 'support'],
  ['voice.drop.count', 'count', 'core voice', 'network'],
  ['voice.drop.ratio', 'ratio', 'core voice', 'network'],
  ['voice.setupfail.count', 'count', 'core voice', 'network'],
  ['voice.setupfail.ratio', 'ratio', 'core voice', 'network'],
  ['data.fail.count', 'count', 'core data', 'network'],
  ['data.fail.ratio', 'ratio', 'core data', 'network'],
  ['data.throttled.minutes', 'min', 'product', 'network'],
  ['data.slow.minutes', 'min', 'radio', 'network'],
  ['coverage.low.minutes', 'min', 'radio planning', 'network'],
  ['outage.minutes', 'min', 'NOC', 'network'],
  ['outage.count', 'count', 'NOC', 'network'],
  ['order.late.days', 'd', 'provisioning', 'delivery'],
  ['order.fallout.count', 'count', 'provisioning', 'delivery'],
  ['order.reschedule.count', 'count', 'provisioning', 'delivery'],
  ['visit.missed.count', 'count', 'field service', 'delivery'],
  ['bill.dispute.count', 'count', 'billing', 'billing'],
  ['bill.dispute.open.hours', 'h', 'billing', 'billing'],
  ['bill.overdue.days', 'd', 'billing', 'billing'],
  ['interaction.count', 'count', 'customer care', 'support'],
  ['interaction.repeat.count', 'count', 'customer care', 'support'],
  ['sale.interaction.count', 'count', 'sales', 'sales'],
] as const;

describe('the shipped catalogue', () => {
  it('has the KPIs of the vocabulary with their units, teams and areas, each once', () => {
    const shipped = SHIPPED_KPIS.map(({ kpi, unit, team, journeyArea }) => [kpi, unit, team, journeyArea]);
    const byName = (a: readonly string[], b: readonly string[]) => String(a[0]).localeCompare(String(b[0]));
    expect(shipped.sort(byName)).toEqual([...VOCABULARY].sort(byName));
  });

  it('calls more of everything worse but of sales contacts, over 28 days', () => {
    expect(SHIPPED_KPIS.filter(({ direction }) => direction !== 'worse').map(({ kpi }) => kpi)).toEqual([
      'sale.interaction.count',
    ]);
    expect(SHIPPED_KPIS.every(({ windowDays }) => windowDays.join() === '28')).toBe(true);
  });

  it('looks only at fields that its facts have', () => {
    for (const { source } of SHIPPED_KPIS) {
      const fields = [...source.where.map(({ field }) => field), ...(source.amount ? [source.amount.field] : [])];
      expect(Object.keys(FACTS[source.fact].fields)).toEqual(expect.arrayContaining(fields));
    }
  });

  it('does not know an operator’s own KPI', () => {
    expect(SHIPPED_CATALOGUE.definition('tv.buffering.seconds')).toBeUndefined();
  });
});

describe('kpiOwner', () => {
  it('gives an operator’s own KPI to the owner of its family, else to customer care', () => {
    const owner = (kpi: string) => kpiOwner(kpi, SHIPPED_CATALOGUE);
    expect(owner('voice.drop.count')).toEqual({ team: 'core voice', journeyArea: 'network' });
    expect(owner('voice.mos')).toEqual({ team: 'core voice', journeyArea: 'network' });
    expect(owner('tv.buffering.seconds')).toEqual({ team: 'customer care', journeyArea: 'support' });
    expect(owner('')).toEqual({ team: 'customer care', journeyArea: 'support' });
  });
});
