import { DAY_MS, HOUR_MS, MINUTE_MS } from '@sidetone/domain/time';
import { exposuresBefore, type LivedLine } from './exposure.js';
import type { CallFailed, DataSlow, Incident, Order, Ticket } from './incident.js';

const answeredAt = Date.parse('2026-11-23T12:00:00Z');
const before = (days: number): number => answeredAt - days * DAY_MS;
const drop = (at: number): CallFailed => ({
  kind: 'voiceDrop',
  id: 'c-1',
  at,
  durationSec: 5,
  direction: 'mo',
  cause: { protocol: 'q850', value: 41 },
});
const slow = (at: number, minutes: number): DataSlow => ({
  kind: 'dataSlow',
  id: 's-1',
  at,
  startedAt: at - minutes * MINUTE_MS,
  seconds: minutes * 60,
  medianKbps: 800,
});
const ticket = (openedAt: number, resolvedAt: number, expectedAt = Infinity): Ticket => ({
  kind: 'ticket',
  id: 'TT-1',
  openedAt,
  resolvedAt,
  expectedAt,
  closedAt: resolvedAt,
});
const order = (orderedAt: number, promisedAt: number, completedAt: number): Order => ({
  kind: 'order',
  id: 'SO-1',
  orderedAt,
  promisedAt,
  completedAt,
});
const always = { from: -Infinity, to: Infinity };
const exposed = (...timelines: readonly Incident[][]) =>
  exposuresBefore(
    answeredAt,
    timelines.map((incidents) => ({ incidents, outages: [], theirs: always })),
  );

describe('exposuresBefore', () => {
  it('counts from 28 days before the answer up to, but not at, the answer', () => {
    const counted = exposed([drop(before(28)), drop(answeredAt - 1), drop(answeredAt), drop(before(28) - 1)]);
    expect(counted['voice.drop.count'].value).toBe(2);
    expect(counted['voice.drop.count'].agesDays[0]).toBe(28);
  });

  it('is zero in every KPI for somebody to whom nothing happened', () => {
    expect(Object.values(exposed([])).map(({ value }) => value)).toEqual(Array(11).fill(0));
  });

  it('takes a slow spell whole when it ends inside the window', () => {
    expect(exposed([slow(before(28) + MINUTE_MS, 30), slow(answeredAt, 30)])['data.slow.minutes'].value).toBe(30);
  });

  it('counts open time once where tickets overlap, and only the part inside the window', () => {
    const hours = exposed([
      ticket(before(29), before(27)),
      ticket(before(2), before(1)),
      ticket(before(1.5), answeredAt + DAY_MS),
    ]);
    expect(hours['ticket.open.hours'].value).toBe(24 + 48);
    expect(hours['ticket.opened.count'].value).toBe(2);
  });

  it('calls a ticket overdue once its promise has passed while it was open, not before', () => {
    const overdue = ticket(before(3), answeredAt + DAY_MS, before(1));
    const notYet = ticket(before(3), answeredAt + 2 * DAY_MS, answeredAt + HOUR_MS);
    expect(exposed([overdue, notYet])['ticket.overdue.count'].value).toBe(1);
  });

  it('takes the latest order, late until now when it is still open, and never below zero', () => {
    expect(
      exposed([order(before(20), before(10), before(7)), order(before(9), before(5), answeredAt + DAY_MS)])[
        'order.late.days'
      ].value,
    ).toBe(5);
    expect(exposed([order(before(20), before(10), before(12))])['order.late.days'].value).toBe(0);
  });

  it('adds up counts over the lines of a company and takes the maximum of days', () => {
    const both = exposed(
      [drop(before(1)), order(before(9), before(5), before(4))],
      [drop(before(2)), order(before(9), before(5), before(2))],
    );
    expect(both['voice.drop.count'].value).toBe(2);
    expect(both['order.late.days'].value).toBe(3);
  });

  const movedIn = before(2);
  const lived = (incidents: readonly Incident[], theirs: LivedLine['theirs'], outages: LivedLine['outages'] = []) =>
    exposuresBefore(answeredAt, [{ incidents, outages, theirs }]);
  const untilThen = { from: -Infinity, to: movedIn };
  const fromThen = { from: movedIn, to: Infinity };

  it('counts what hit a line for whoever had it at that moment', () => {
    const drops = [drop(movedIn - 1), drop(movedIn), drop(before(1))];
    expect(lived(drops, untilThen)['voice.drop.count'].value).toBe(1);
    expect(lived(drops, fromThen)['voice.drop.count'].value).toBe(2);
  });

  it('shares what was going on when a line changed hands between its owners', () => {
    const open = [ticket(before(3), before(1), before(1.5))];
    expect(lived(open, untilThen)['ticket.open.hours'].value).toBe(24);
    expect(lived(open, fromThen)['ticket.open.hours'].value).toBe(24);
    expect(lived(open, untilThen)['ticket.overdue.count'].value).toBe(0);
    expect(lived(open, fromThen)['ticket.overdue.count'].value).toBe(1);
    const late = [order(before(9), before(5), before(1))];
    expect(lived(late, untilThen)['order.late.days'].value).toBe(3);
    expect(lived(late, fromThen)['order.late.days'].value).toBe(1);
  });

  it('counts minutes of outage by the share of use that was away, the greatest where several overlap', () => {
    const minutes = (from: number, to: number, share: number) => ({
      from: before(1) + from * MINUTE_MS,
      to: before(1) + to * MINUTE_MS,
      share,
    });
    const outages = [minutes(0, 60, 0.6), minutes(30, 90, 0.4), minutes(40, 50, 1), minutes(200, 210, 1)];
    const hit = lived([], always, outages);
    expect(hit['outage.minutes'].value).toBeCloseTo(50 * 0.6 + 10 + 30 * 0.4 + 10, 9);
    expect(hit['outage.count'].value).toBe(2);
    expect(lived([], { from: -Infinity, to: before(1) }, outages)['outage.count'].value).toBe(0);
  });
});
