import { SHIPPED_CATALOGUE, SHIPPED_KPIS } from '@sidetone/domain/kpi';
import { dayStart } from '@sidetone/domain/time';
import { hasDailyTotals, knownTotal } from './known-total.js';

const ZONE = 'Europe/Helsinki';
const day = { id: '2026-11-23', first: '2026-11-23', last: '2026-11-23' };
const wholeDay = {
  sourceId: 'cdr',
  kpis: null,
  from: dayStart('2026-11-23', ZONE),
  to: dayStart('2026-11-24', ZONE),
  complete: true,
};
const total = { kpi: 'voice.drop.count', position: 0, events: 3, value: 3, hit: 2 };
const known = (kpi: string, found: typeof total | undefined, coverage: readonly (typeof wholeDay)[]) =>
  knownTotal(found, kpi, day, ZONE, SHIPPED_CATALOGUE, coverage);

describe('knownTotal', () => {
  it('is 0 only where a source says that it told everything', () => {
    expect(known('voice.drop.count', undefined, [wholeDay])).toEqual({ value: 0, events: 0, hit: 0, covered: true });
    expect(known('voice.drop.count', undefined, [])).toEqual({ value: null, events: 0, hit: 0, covered: false });
    const almost = { ...wholeDay, to: wholeDay.to - 1 };
    expect(known('voice.drop.count', undefined, [almost]).value).toBeNull();
  });

  it('is never 0 for what is measured: no measurement says nothing', () => {
    expect(known('voice.drop.ratio', undefined, [wholeDay])).toMatchObject({ value: null, covered: true });
    expect(known('lab.latency.ms', undefined, [wholeDay])).toMatchObject({ value: null });
  });

  it('tells what came, and whether that was all', () => {
    expect(known('voice.drop.count', total, [])).toEqual({ value: 3, events: 3, hit: 2, covered: false });
    expect(known('voice.drop.count', total, [wholeDay])).toMatchObject({ value: 3, covered: true });
  });
});

describe('hasDailyTotals', () => {
  it('holds for what single events tell and adds up', () => {
    const totalled = SHIPPED_KPIS.filter(hasDailyTotals).map(({ kpi }) => kpi);
    expect(totalled).toEqual(expect.arrayContaining(['voice.drop.count', 'voice.drop.ratio', 'coverage.low.minutes']));
    expect(totalled).not.toEqual(expect.arrayContaining(['ticket.open.hours']));
    expect(totalled).not.toEqual(expect.arrayContaining(['order.late.days']));
  });
});
