import { SHIPPED_CATALOGUE, type Fact } from '@sidetone/domain/kpi';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso } from '@sidetone/domain/time';
import { experienceOf } from './experience-of.js';

const NOW = Date.UTC(2026, 10, 23, 12);
const all = { from: NOW - 28 * DAY_MS, to: NOW };
const drop = (eventId: string, at: number): Fact => ({
  name: 'call.failed',
  eventId,
  type: 'oss.call.failure.v1',
  at,
  fields: { kind: 'drop', networkFault: true, cellId: 'CELL-1' },
});
const outage: Fact = {
  name: 'outage',
  eventId: 'A-1',
  type: 'oss.alarm.changed.v1',
  at: NOW - 2 * HOUR_MS,
  from: NOW - 2 * HOUR_MS,
  to: NOW - HOUR_MS,
  fields: { resourceId: 'CELL-1' },
  share: 0.6,
};
const ticket: Fact = {
  name: 'ticket.open',
  eventId: 'T-1',
  type: 'bss.ticket.changed.v1',
  at: NOW - 3 * HOUR_MS,
  from: NOW - 3 * HOUR_MS,
  fields: {},
};
const told = (facts: readonly Fact[], filter: Partial<Parameters<typeof experienceOf>[2]> = {}) =>
  experienceOf(facts, SHIPPED_CATALOGUE, { ...all, ...filter }, NOW).map(({ experience }) => experience);

describe('experienceOf', () => {
  it('tells the latest first, in words, with the KPIs that count it and what each gets of it', () => {
    expect(told([ticket, outage, drop('E-1', NOW - MINUTE_MS)])).toMatchObject([
      {
        what: 'Call dropped',
        at: toIso(NOW - MINUTE_MS),
        from: null,
        to: null,
        ongoing: false,
        resource: 'CELL-1',
        share: 1,
        kpis: [{ kpi: 'voice.drop.count', amount: 1, unit: 'count', team: 'core voice' }],
      },
      {
        what: 'Service outage',
        from: toIso(NOW - 2 * HOUR_MS),
        to: toIso(NOW - HOUR_MS),
        share: 0.6,
        kpis: [
          { kpi: 'outage.count', amount: 0.6, unit: 'count' },
          { kpi: 'outage.minutes', amount: 36, unit: 'min', team: 'NOC' },
        ],
      },
      { what: 'Trouble ticket open', to: null, ongoing: true, kpis: [{ kpi: 'ticket.open.hours', unit: 'h' }] },
    ]);
  });

  it('gives by KPI and by team what counts for them, and only that', () => {
    const facts = [ticket, outage, drop('E-1', NOW - MINUTE_MS)];
    expect(told(facts, { kpi: 'outage.minutes' })).toMatchObject([{ eventId: 'A-1' }]);
    expect(told(facts, { team: 'core voice' })).toMatchObject([{ eventId: 'E-1' }]);
    expect(told(facts, { team: 'core voice', kpi: 'outage.minutes' })).toEqual([]);
  });

  it('tells what happened in the time asked for, or still went on then', () => {
    const from = NOW - 90 * MINUTE_MS;
    expect(
      told([drop('early', from - 1), drop('first', from), drop('late', NOW), outage, ticket], { from }),
    ).toMatchObject([{ eventId: 'first' }, { eventId: 'A-1' }, { eventId: 'T-1' }]);
  });

  it('tells also what no KPI counts', () => {
    const hangUp = { ...drop('E-1', NOW - MINUTE_MS), fields: { kind: 'drop', networkFault: false } };
    expect(told([hangUp])).toMatchObject([{ eventId: 'E-1', resource: null, kpis: [] }]);
  });

  it('has one order for what happened at once', () => {
    const at = NOW - MINUTE_MS;
    const ids = ['a', 'b', 'c'].map((id) => drop(id, at));
    expect(told(ids)).toEqual(told([...ids].reverse()));
  });
});
