import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from '../time/index.js';
import {
  exposureInWindow,
  SHIPPED_CATALOGUE as catalogue,
  type Contribution,
  type Coverage,
  type KpiExposure,
} from './index.js';
import { aContribution, aCoverage, ANSWERED_AT } from './testing/a-contribution.js';

const W = 28;
const daysBefore = (days: number): number => ANSWERED_AT - days * DAY_MS;

function exposure(kpi: string, contributions: readonly Contribution[], coverage: readonly Coverage[] = [aCoverage()]) {
  const all = exposureInWindow({
    answeredAt: ANSWERED_AT,
    windowDays: W,
    contributions,
    coverage,
    catalogue,
    kpis: [kpi],
  });
  const found = all.kpis.find((entry) => entry.kpi === kpi);
  if (!found) throw new Error(`${kpi} is not told about`);
  return found;
}
const known = (value: number): Partial<KpiExposure> => ({ missing: false, value });

describe('the window', () => {
  it('takes an event exactly a window old, and none at the instant of the answer', () => {
    const drops = [daysBefore(W), daysBefore(W) - 1, ANSWERED_AT, ANSWERED_AT - 1].map((at) => aContribution({ at }));
    expect(exposure('voice.drop.count', drops)).toEqual({
      kpi: 'voice.drop.count',
      unit: 'count',
      missing: false,
      value: 2,
      events: 2,
      lastAt: ANSWERED_AT - 1,
      worst: { eventId: drops[3]?.eventId, at: ANSWERED_AT - 1, amount: 1 },
    });
  });
});

describe('the worst event', () => {
  it('is the one that did most, told in the KPI’s unit; the latest of equals', () => {
    const slow = [5, 40, 40].map((amount, index) =>
      aContribution({ kpi: 'data.slow.minutes', amount, at: daysBefore(3 - index), eventId: `slow-${index}` }),
    );
    expect(exposure('data.slow.minutes', slow)).toMatchObject({
      worst: { eventId: 'slow-2', amount: 40, at: daysBefore(1) },
    });
    const late = aContribution({ kpi: 'order.late.days', from: daysBefore(9), to: daysBefore(2) });
    expect(exposure('order.late.days', [late])).toMatchObject({ worst: { amount: 7 } });
  });

  it('is not told of a KPI of which nobody knows that more is worse', () => {
    expect(exposure('sale.interaction.count', [aContribution({ kpi: 'sale.interaction.count' })])).not.toHaveProperty(
      'worst',
    );
  });
});

describe('missing is not zero (R20)', () => {
  it('is zero where a source covers the whole window and nothing happened', () => {
    expect(exposure('voice.drop.count', [])).toMatchObject({ ...known(0), events: 0 });
  });

  it('is missing where no source says anything', () => {
    expect(exposure('voice.drop.count', [], [])).toEqual({
      kpi: 'voice.drop.count',
      unit: 'count',
      missing: true,
      events: 0,
    });
  });

  it('is missing, with its events counted, where one day is not covered', () => {
    const coverage = [aCoverage({ to: daysBefore(10) }), aCoverage({ from: daysBefore(9) })];
    const result = exposure('voice.drop.count', [aContribution()], coverage);
    expect(result).toMatchObject({ missing: true, events: 1 });
    expect(result).not.toHaveProperty('value');
  });

  it('joins days that adjoin, in whatever order and from whatever source they come', () => {
    const days = Array.from({ length: 40 }, (_, day) =>
      aCoverage({ sourceId: `source-${day % 3}`, from: daysBefore(day + 1), to: daysBefore(day) }),
    );
    expect(exposure('voice.drop.count', [], days.reverse())).toMatchObject(known(0));
  });

  it('believes the source that calls a day incomplete over one that calls it complete', () => {
    const doubt = aCoverage({ sourceId: 'cdr-north', from: daysBefore(3), to: daysBefore(2), complete: false });
    expect(exposure('voice.drop.count', [], [aCoverage(), doubt]).missing).toBe(true);
  });

  it('minds doubt only inside the window and about the same KPI', () => {
    const old = aCoverage({ from: daysBefore(30), to: daysBefore(W), complete: false });
    const other = aCoverage({ kpis: ['data.fail.count'], complete: false });
    expect(exposure('voice.drop.count', [], [aCoverage(), old, other])).toMatchObject(known(0));
  });

  it('does not take a source of other KPIs for its own', () => {
    expect(exposure('voice.drop.count', [], [aCoverage({ kpis: ['data.fail.count'] })]).missing).toBe(true);
  });
});

describe('minutes', () => {
  it('are summed', () => {
    const slow = [24, 6].map((amount) => aContribution({ kpi: 'data.slow.minutes', amount }));
    expect(exposure('data.slow.minutes', slow)).toMatchObject({ ...known(30), unit: 'min' });
  });
});

describe('open hours', () => {
  const ticket = (from: number, to?: number): Contribution =>
    aContribution({ kpi: 'ticket.open.hours', type: 'bss.ticket.changed.v1', at: from, from, to: to ?? null });

  it('count time once, however many tickets were open', () => {
    const [a, b, c] = [daysBefore(5), daysBefore(4), daysBefore(3)];
    expect(exposure('ticket.open.hours', [ticket(a, b + HOUR_MS), ticket(b, c)])).toMatchObject(known(48));
  });

  it('are those inside the window, and an open ticket is open until the answer', () => {
    expect(exposure('ticket.open.hours', [ticket(daysBefore(40))])).toMatchObject({ ...known(W * 24), events: 1 });
    expect(exposure('ticket.open.hours', [ticket(ANSWERED_AT - HOUR_MS, ANSWERED_AT + DAY_MS)])).toMatchObject(
      known(1),
    );
  });

  it('leave out a ticket closed before the window', () => {
    expect(exposure('ticket.open.hours', [ticket(daysBefore(40), daysBefore(W))])).toMatchObject({
      ...known(0),
      events: 0,
    });
  });
});

describe('late days', () => {
  const order = (promised: number, completed?: number): Contribution =>
    aContribution({
      kpi: 'order.late.days',
      type: 'bss.order.changed.v1',
      at: promised,
      from: promised,
      to: completed ?? null,
    });

  it('are those of the latest order, from its first promise to its completion or to the answer', () => {
    expect(exposure('order.late.days', [order(daysBefore(12)), order(daysBefore(9), daysBefore(2))])).toMatchObject(
      known(12),
    );
    expect(exposure('order.late.days', [order(daysBefore(9), daysBefore(2))])).toMatchObject(known(7));
  });

  it('are whole, though the promise was broken before the window began', () => {
    expect(exposure('order.late.days', [order(daysBefore(35), daysBefore(20))])).toMatchObject(known(15));
  });

  it('are nought for an order in time, or one whose promise is yet to come', () => {
    const punctual = order(daysBefore(5), daysBefore(6));
    const future = order(ANSWERED_AT + DAY_MS);
    expect(exposure('order.late.days', [punctual, future])).toMatchObject({ ...known(0), events: 0 });
  });
});

describe('resolution hours', () => {
  it('are the mean of the tickets resolved, and missing when none was', () => {
    const resolved = [10, 20].map((amount) => aContribution({ kpi: 'ticket.resolution.hours', amount }));
    expect(exposure('ticket.resolution.hours', resolved)).toMatchObject(known(15));
    expect(exposure('ticket.resolution.hours', []).missing).toBe(true);
  });
});

describe('a measurement', () => {
  const measured = (kpi: string, daysAgo: number, told: Partial<Contribution>): Contribution =>
    aContribution({
      kpi,
      type: 'kpi.measurement.recorded.v1',
      at: daysBefore(daysAgo),
      from: daysBefore(daysAgo + 1),
      to: daysBefore(daysAgo),
      ...told,
    });

  it('as a ratio is the sum of its parts, never a mean of ratios', () => {
    const parts = [
      measured('voice.drop.ratio', 1, { amount: 0.5, numerator: 2, denominator: 4 }),
      measured('voice.drop.ratio', 2, { amount: 0, numerator: 0, denominator: 16 }),
    ];
    expect(exposure('voice.drop.ratio', parts, [])).toMatchObject(known(0.1));
  });

  it('as a ratio of fewer than ten attempts is missing', () => {
    const part = measured('voice.drop.ratio', 1, { amount: 0.5, numerator: 4, denominator: 9 });
    expect(exposure('voice.drop.ratio', [part], [])).toMatchObject({ missing: true, events: 1 });
  });

  it('of the operator’s own is the mean of its periods, in the unit it came with', () => {
    const own = [4, 8].map((amount, index) => measured('tv.buffering.seconds', index, { amount, unit: 's' }));
    expect(exposure('tv.buffering.seconds', own, [])).toMatchObject({ ...known(6), unit: 's', events: 2 });
  });

  it('weighs as much as it has time in the window', () => {
    const edge = measured('tv.buffering.seconds', W - 0.5, { amount: 30 });
    const inside = measured('tv.buffering.seconds', 3, { amount: 0 });
    expect(exposure('tv.buffering.seconds', [edge, inside], [])).toMatchObject(known(10));
  });

  it('that went on beyond the answer is left out, for it knows what came after', () => {
    expect(exposure('tv.buffering.seconds', [measured('tv.buffering.seconds', -0.5, { amount: 9 })], []).missing).toBe(
      true,
    );
  });

  it('is told about though nobody asked for its name', () => {
    const all = exposureInWindow({
      answeredAt: ANSWERED_AT,
      windowDays: W,
      contributions: [measured('tv.buffering.seconds', 1, { amount: 4 })],
      coverage: [],
      catalogue,
    });
    expect(all.kpis.map(({ kpi }) => kpi)).toContain('tv.buffering.seconds');
  });
});

describe('evidence', () => {
  const evidence = (contributions: readonly Contribution[]) =>
    exposureInWindow({ answeredAt: ANSWERED_AT, windowDays: W, contributions, coverage: [], catalogue }).evidence;

  it('shows the worst of each KPI before the second worst of any', () => {
    const slow = (eventId: string, amount: number) => aContribution({ kpi: 'data.slow.minutes', eventId, amount });
    const drop = aContribution({ eventId: 'drop', at: ANSWERED_AT - 2 * HOUR_MS });
    expect(evidence([slow('mild', 5), slow('bad', 90), drop]).map(({ eventId }) => eventId)).toEqual([
      'bad',
      'drop',
      'mild',
    ]);
  });

  it('holds what is known of an exposure that is itself missing', () => {
    const drop = aContribution();
    expect(evidence([drop])).toEqual([{ kpi: drop.kpi, eventId: drop.eventId, type: drop.type, at: drop.at }]);
  });

  it('accuses no sale, and nothing outside of the window', () => {
    expect(evidence([aContribution({ kpi: 'sale.interaction.count' }), aContribution({ at: ANSWERED_AT })])).toEqual(
      [],
    );
  });

  it('ends at fifty events', () => {
    expect(evidence(Array.from({ length: 60 }, () => aContribution()))).toHaveLength(50);
  });
});

it('does not depend on the order in which a store gives its rows', () => {
  const kpi = fc.constantFrom('voice.drop.count', 'data.slow.minutes', 'ticket.open.hours', 'order.late.days');
  const contribution = fc
    .record({
      kpi,
      at: fc.integer({ min: daysBefore(40), max: ANSWERED_AT + DAY_MS }),
      amount: fc.nat(50),
      eventId: fc.uuid(),
    })
    .map((told) => aContribution({ ...told, from: told.at - DAY_MS, to: told.at }));
  fc.assert(
    fc.property(fc.array(contribution, { maxLength: 70 }), (contributions) => {
      const ask = (rows: readonly Contribution[]) =>
        exposureInWindow({
          answeredAt: ANSWERED_AT,
          windowDays: W,
          contributions: rows,
          coverage: [aCoverage()],
          catalogue,
        });
      expect(ask([...contributions].reverse())).toEqual(ask(contributions));
    }),
  );
});
