import fc from 'fast-check';
import { aCalendar, allDay } from '../../business-time/testing/a-calendar.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, toIso } from '../../time/index.js';
import { chainProblems, consumedShare, dueOfClock, moveClock, startClocks, stopClock, type Clock } from './index.js';

const at = (text: string): number => Date.parse(text);
/** Monday, 10:00 of Helsinki. */
const MONDAY = at('2026-11-23T08:00:00Z');
const CLASS = { band: 'detractor', firstContactMinutes: 480, resolveMinutes: 2_400, warnShare: 0.75 } as const;
const helsinki = aCalendar();
const clock = (): Clock => startClocks(CLASS, MONDAY, helsinki).firstContact;
const CHAIN = [
  { afterMinutes: 0, team: 'team lead' },
  { afterMinutes: 240, team: 'managers' },
];
const NOTHING = { warned: false, breached: false, level: 0 };

describe('a clock', () => {
  it('runs in the hours of whoever works on the case', () => {
    expect(toIso(clock().warnAt)).toBe('2026-11-23T14:00:00.000Z');
    expect(toIso(clock().dueAt)).toBe('2026-11-24T08:00:00.000Z');
    expect(consumedShare(clock(), MONDAY + 2 * HOUR_MS, helsinki)).toBe(0.25);
  });

  it('keeps the share that is used up when somebody with other hours takes over', () => {
    // Half of it is used up by 14:00; the other half runs round the clock.
    const moved = moveClock(clock(), MONDAY + 4 * HOUR_MS, helsinki, allDay('UTC'));
    expect(toIso(moved.dueAt)).toBe('2026-11-23T16:00:00.000Z');
    expect(toIso(moved.warnAt)).toBe('2026-11-23T14:00:00.000Z');
    expect(consumedShare(moved, moved.dueAt, allDay('UTC'))).toBe(1);
  });

  it('that has run out is not mended by a change of team', () => {
    const late = at('2026-11-24T09:00:00Z');
    const moved = moveClock(clock(), late, helsinki, aCalendar({ timeZone: 'America/New_York' }));
    expect([moved.warnAt, moved.dueAt]).toEqual([clock().warnAt, clock().dueAt]);
  });

  it('does not move once it has stopped, and stops once', () => {
    const stopped = stopClock(clock(), MONDAY + HOUR_MS);
    expect(moveClock(stopped, MONDAY + 2 * HOUR_MS, helsinki, allDay('UTC'))).toBe(stopped);
    expect(stopClock(stopped, MONDAY + DAY_MS).stoppedAt).toBe(MONDAY + HOUR_MS);
    expect(consumedShare(stopped, MONDAY + DAY_MS, helsinki)).toBe(0.125);
  });

  it('is due when it would have been after any number of moves to a calendar of the same hours', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 5 }), (minutes) => {
        const moves = minutes.sort((one, other) => one - other).map((after) => MONDAY + after * MINUTE_MS);
        const moved = moves.reduce((one, now) => moveClock(one, now, helsinki, aCalendar()), clock());
        expect(Math.abs(moved.dueAt - clock().dueAt)).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('dueOfClock', () => {
  it('warns while there is time, and says when to look again', () => {
    const { warnAt, dueAt } = clock();
    expect(dueOfClock(clock(), NOTHING, CHAIN, helsinki, MONDAY)).toEqual({ now: [], nextAt: warnAt });
    expect(dueOfClock(clock(), NOTHING, CHAIN, helsinki, warnAt)).toEqual({
      now: [{ kind: 'warn', at: warnAt }],
      nextAt: dueAt + 1,
    });
  });

  it('tells all that came due while nobody looked, but no warning any more', () => {
    const { dueAt } = clock();
    const second = at('2026-11-24T12:00:00Z');
    expect(dueOfClock(clock(), NOTHING, CHAIN, helsinki, dueAt + 30 * DAY_MS)).toEqual({
      now: [
        { kind: 'breach', at: dueAt + 1 },
        { kind: 'escalate', at: dueAt + 1, level: 1, team: 'team lead' },
        { kind: 'escalate', at: second, level: 2, team: 'managers' },
      ],
    });
    const toldOfFirst = { warned: true, breached: true, level: 1 };
    expect(dueOfClock(clock(), toldOfFirst, CHAIN, helsinki, dueAt)).toEqual({ now: [], nextAt: second });
    expect(dueOfClock(clock(), { ...toldOfFirst, level: 2 }, CHAIN, helsinki, second)).toEqual({ now: [] });
  });

  it('has nothing to tell of a promise kept, and only the breach of one kept too late', () => {
    const { dueAt } = clock();
    const kept = stopClock(clock(), dueAt);
    expect(dueOfClock(kept, NOTHING, CHAIN, helsinki, dueAt + DAY_MS)).toEqual({ now: [] });
    const late = stopClock(clock(), dueAt + 1);
    expect(dueOfClock(late, NOTHING, CHAIN, helsinki, dueAt + DAY_MS)).toEqual({
      now: [{ kind: 'breach', at: dueAt + 1 }],
    });
  });

  it('tells no breach in the very instant in which it is due: what is done then is kept', () => {
    const { dueAt } = clock();
    const warned = { ...NOTHING, warned: true };
    expect(dueOfClock(clock(), warned, CHAIN, helsinki, dueAt)).toEqual({ now: [], nextAt: dueAt + 1 });
    const { now } = dueOfClock(clock(), warned, CHAIN, helsinki, dueAt + 1);
    expect(now.map(({ kind }) => kind)).toEqual(['breach', 'escalate']);
  });

  it('marks a case that alarms nobody, and alarms nobody', () => {
    const { dueAt } = clock();
    expect(dueOfClock(clock(), NOTHING, CHAIN, helsinki, MONDAY, false)).toEqual({ now: [], nextAt: dueAt + 1 });
    expect(dueOfClock(clock(), NOTHING, CHAIN, helsinki, dueAt + 1, false).now).toEqual([
      { kind: 'breach', at: dueAt + 1 },
    ]);
  });
});

describe('chainProblems', () => {
  it('finds unknown teams and levels that come before the one below', () => {
    expect(chainProblems(CHAIN, new Set(['team lead', 'managers']))).toEqual([]);
    const backwards = [...CHAIN].reverse();
    expect(chainProblems(backwards, new Set(['managers'])).map(({ field }) => field)).toEqual([
      '/1/team',
      '/1/afterMinutes',
    ]);
  });
});

describe('a clock by a calendar that does not hold its promise', () => {
  const minuteAWeek = { timeZone: 'UTC', hours: { monday: [{ from: 0, to: 1 }] }, holidays: [] };

  it('runs round the clock, so that somebody sees the case', () => {
    const { firstContact } = startClocks(CLASS, MONDAY, minuteAWeek);
    expect(firstContact).toMatchObject({
      roundTheClock: true,
      warnAt: MONDAY + 6 * HOUR_MS,
      dueAt: MONDAY + 8 * HOUR_MS,
    });
    expect(consumedShare(firstContact, MONDAY + 2 * HOUR_MS, minuteAWeek)).toBe(0.25);
  });

  it('goes on in hours again that do hold it, with what it used up', () => {
    const stuck = moveClock(clock(), MONDAY + 2 * HOUR_MS, helsinki, minuteAWeek);
    expect(stuck).toMatchObject({ roundTheClock: true, shareBefore: 0.25, dueAt: MONDAY + 8 * HOUR_MS });
    const freed = moveClock(stuck, MONDAY + 4 * HOUR_MS, minuteAWeek, helsinki);
    expect(freed).toMatchObject({ shareBefore: 0.5, dueAt: at('2026-11-24T08:00:00Z') });
    expect(freed).not.toHaveProperty('roundTheClock');
  });

  it('tells the levels above it in plain minutes, too', () => {
    const { firstContact } = startClocks(CLASS, MONDAY, minuteAWeek);
    const chain = [{ afterMinutes: 1_051_200, team: 'managers' }];
    expect(dueOfClock(firstContact, { ...NOTHING, breached: true }, chain, minuteAWeek, MONDAY)).toEqual({
      ...{ now: [], nextAt: firstContact.dueAt + 1_051_200 * MINUTE_MS },
    });
  });
});
