import fc from 'fast-check';
import { DAY_MS, HOUR_MS, localDay, MINUTE_MS } from '../time/index.js';
import type { Contribution } from './contribution.js';
import { dailyTotalsOf } from './daily-totals-of.js';
import { daysOf } from './days-of.js';
import { exposureInWindow } from './exposure-in-window.js';
import { SHIPPED_CATALOGUE } from './shipped-catalogue.js';
import { aContribution } from './testing/a-contribution.js';

const HELSINKI = 'Europe/Helsinki';
const dayOf = (instant: number): string => localDay(instant, HELSINKI);
const at = (text: string): number => Date.parse(`2026-${text}+02:00`);
const totals = (...contributions: readonly Partial<Contribution>[]) =>
  dailyTotalsOf(contributions.map(aContribution), SHIPPED_CATALOGUE, dayOf);
const open = (from: string, to?: string): Partial<Contribution> => ({
  kpi: 'ticket.open.hours',
  at: at(from),
  from: at(from),
  ...(to === undefined ? {} : { to: at(to) }),
});

describe('the daily totals of what follows from states', () => {
  it('count at the day of the zone in which it happened', () => {
    const opened = (text: string) => ({ kpi: 'ticket.opened.count', at: at(text) });
    expect(totals(opened('11-23T00:00'), opened('11-22T23:59'), opened('11-23T23:59'))).toEqual([
      { kpi: 'ticket.opened.count', day: '2026-11-22', events: 1, amount: 1 },
      { kpi: 'ticket.opened.count', day: '2026-11-23', events: 2, amount: 2 },
    ]);
  });

  it('cut what lasted at midnight, and count what overlaps once', () => {
    expect(totals(open('11-22T20:00', '11-23T02:00'), open('11-22T22:00', '11-23T01:00'))).toEqual([
      { kpi: 'ticket.open.hours', day: '2026-11-22', events: 2, amount: 4 },
      { kpi: 'ticket.open.hours', day: '2026-11-23', events: 2, amount: 2 },
    ]);
  });

  it('hold nothing of what still lasts, all of it when it has ended', () => {
    expect(totals(open('11-22T20:00'))).toEqual([]);
    expect(totals(open('11-22T20:00', '11-24T00:00')).map(({ amount }) => amount)).toEqual([4, 24]);
  });

  it('have 25 hours in the night in which the clock goes back', () => {
    const from = Date.parse('2026-10-25T00:00+03:00');
    const whole = { kpi: 'ticket.open.hours', at: from, from, to: Date.parse('2026-10-26T00:00+02:00') };
    expect(totals(whole)).toEqual([{ kpi: 'ticket.open.hours', day: '2026-10-25', events: 1, amount: 25 }]);
  });

  it('count united intervals on the day they begin, an open one too', () => {
    const outage = (from: string, to?: string) => ({ ...open(from, to), kpi: 'outage.count' });
    expect(totals(outage('11-22T23:00', '11-23T01:00'), outage('11-23T00:30'))).toEqual([
      { kpi: 'outage.count', day: '2026-11-22', events: 2, amount: 1 },
    ]);
  });

  it('keep a mean as its sum and its number, and the longest delay at the day on which it ended', () => {
    const resolution = (hours: number) => ({ kpi: 'ticket.resolution.hours', at: at('11-22T12:00'), amount: hours });
    const late = (from: string, to: string) => ({ ...open(from, to), kpi: 'order.late.days' });
    expect(
      totals(resolution(2), resolution(4), late('11-19T12:00', '11-22T12:00'), late('11-22T06:00', '11-22T12:00')),
    ).toEqual([
      { kpi: 'order.late.days', day: '2026-11-22', events: 2, amount: 3 },
      { kpi: 'ticket.resolution.hours', day: '2026-11-22', events: 2, amount: 6, weight: 2 },
    ]);
  });

  it('leave out what was measured as such, and what nobody defined: those add by their events', () => {
    expect(totals({ kpi: 'ticket.opened.count', measured: true }, { kpi: 'lab.latency.ms' })).toEqual([]);
  });
});

const START = Date.UTC(2026, 9, 20);
const interval = fc
  .tuple(fc.integer({ min: 0, max: 12 * 24 * 60 }), fc.integer({ min: 1, max: 4 * 24 * 60 }))
  .map(([from, length]) => ({ from: START + from * MINUTE_MS, to: START + (from + length) * MINUTE_MS }));
const zone = fc.constantFrom(HELSINKI, 'UTC', 'Asia/Kathmandu', 'America/New_York');

it('cuts any window into days that hold all of it', () => {
  fc.assert(
    fc.property(interval, zone, ({ from, to }, timeZone) => {
      const parts = daysOf({ start: from, end: to }, (instant) => localDay(instant, timeZone));
      expect(parts.map(({ start }) => start)).toEqual([from, ...parts.slice(0, -1).map(({ end }) => end)]);
      expect(parts.at(-1)?.end).toBe(to);
      for (const { day, start, end } of parts) {
        expect([localDay(start, timeZone), localDay(end - 1, timeZone)]).toEqual([day, day]);
      }
      expect(new Set(parts.map(({ day }) => day)).size).toBe(parts.length);
    }),
  );
});

it('adds up, over all days, to what a window over all of them holds, in whatever order it came', () => {
  const many = fc.array(interval, { maxLength: 12 });
  fc.assert(
    fc.property(many, zone, fc.infiniteStream(fc.nat()), (intervals, timeZone, order) => {
      const contributions = intervals.flatMap(({ from, to }, index) =>
        ['outage.minutes', 'outage.count', 'ticket.open.hours'].map((kpi) =>
          aContribution({ kpi, eventId: `E-${index}`, at: from, from, to }),
        ),
      );
      const day = (instant: number) => localDay(instant, timeZone);
      const found = dailyTotalsOf(contributions, SHIPPED_CATALOGUE, day);
      const { kpis } = exposureInWindow({
        answeredAt: START + 30 * DAY_MS,
        windowDays: 40,
        contributions,
        coverage: [{ sourceId: 'all', from: START - 40 * DAY_MS, to: START + 40 * DAY_MS, complete: true }],
        catalogue: SHIPPED_CATALOGUE,
      });
      for (const kpi of ['outage.minutes', 'outage.count', 'ticket.open.hours']) {
        const sum = found.filter((one) => one.kpi === kpi).reduce((all, { amount }) => all + amount, 0);
        const whole = kpis.find((one) => one.kpi === kpi);
        expect(whole).toMatchObject({ missing: false, value: expect.closeTo(sum, 9) });
      }
      const longest = Math.max(0, ...found.map(({ kpi, amount }) => (kpi === 'ticket.open.hours' ? amount : 0)));
      expect(longest).toBeLessThanOrEqual((25 * HOUR_MS) / HOUR_MS);
      const shuffled = contributions
        .map((one) => ({ one, place: order.next().value }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one);
      expect(dailyTotalsOf(shuffled, SHIPPED_CATALOGUE, day)).toEqual(found);
    }),
    { numRuns: 200 },
  );
});
