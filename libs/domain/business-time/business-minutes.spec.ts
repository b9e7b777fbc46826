import { WEEKDAYS } from '../programmes/index.js';
import fc from 'fast-check';
import { DAY_MS, MINUTE_MS, toIso } from '../time/index.js';
import { localParts } from '../time/local-parts.js';
import { addBusinessMinutes, businessMinutesBetween, nextOpen, type Calendar, type OpenSpan } from './index.js';
import { aCalendar, allDay } from './testing/a-calendar.js';

const at = (text: string): number => Date.parse(text);
const due = (from: string, minutes: number, calendar: Calendar): string =>
  toIso(addBusinessMinutes(at(from), minutes, calendar));
const daily = (timeZone: string, ...spans: readonly OpenSpan[]): Calendar => ({
  timeZone,
  hours: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, spans])),
  holidays: [],
});

describe('business minutes', () => {
  it('rest at night, at weekends and on holidays', () => {
    // Friday 2026-11-20, 15:00 of Helsinki: one hour is left of that day, Monday is free, the rest is Tuesday morning.
    const calendar = aCalendar({ holidays: ['2026-11-23'] });
    expect(due('2026-11-20T13:00:00Z', 90, calendar)).toBe('2026-11-24T06:30:00.000Z');
    expect(businessMinutesBetween(at('2026-11-20T13:00:00Z'), at('2026-11-24T06:30:00Z'), calendar)).toBe(90);
  });

  it('end with the working day rather than begin the next', () => {
    expect(due('2026-11-20T13:00:00Z', 60, aCalendar())).toBe('2026-11-20T14:00:00.000Z');
    expect(due('2026-11-21T13:00:00Z', 0, aCalendar())).toBe('2026-11-21T13:00:00.000Z');
  });

  it('count as negative backwards', () => {
    expect(businessMinutesBetween(at('2026-11-24T08:00:00Z'), at('2026-11-24T07:00:00Z'), aCalendar())).toBe(-60);
  });

  it.each([
    ['Europe/Helsinki', '2026-03-28T22:00:00Z', 23 * 60],
    ['Europe/Helsinki', '2026-10-24T21:00:00Z', 25 * 60],
    ['America/New_York', '2026-03-08T05:00:00Z', 23 * 60],
    ['America/New_York', '2026-11-01T04:00:00Z', 25 * 60],
    ['Australia/Lord_Howe', '2026-10-03T13:30:00Z', 23.5 * 60],
    ['Australia/Lord_Howe', '2026-04-04T13:00:00Z', 24.5 * 60],
  ])('of a whole day of %s from %s are %d', (zone, midnight, minutes) => {
    const ends = addBusinessMinutes(at(midnight), minutes, allDay(zone));
    expect(localParts(at(midnight), zone)).toMatchObject({ hour: 0, minute: 0 });
    expect(localParts(ends, zone)).toMatchObject({ day: localParts(at(midnight), zone).day + 1, hour: 0, minute: 0 });
  });

  it('leave out the hour over which the clock jumps, and count twice the one it shows twice', () => {
    const night = daily('Europe/Helsinki', { from: 120, to: 300 });
    const of = (day: string) => businessMinutesBetween(at(`${day}T12:00:00Z`), at(`${day}T12:00:00Z`) + DAY_MS, night);
    expect([of('2026-03-27'), of('2026-03-28'), of('2026-10-24')]).toEqual([180, 120, 240]);
  });

  it('stop and go on again where a span ends within the doubled hour', () => {
    const night = daily('Europe/Helsinki', { from: 120, to: 210 });
    const from = '2026-10-24T23:00:00Z';
    // 02:00 to 03:30 of summer time, then 03:00 to 03:30 of winter time.
    expect(due(from, 90, night)).toBe('2026-10-25T00:30:00.000Z');
    expect(due(from, 91, night)).toBe('2026-10-25T01:01:00.000Z');
    expect(due(from, 120, night)).toBe('2026-10-25T01:30:00.000Z');
  });

  it('know the local day that never was', () => {
    expect(businessMinutesBetween(at('2011-12-29T12:00:00Z'), at('2011-12-31T12:00:00Z'), allDay('Pacific/Apia'))).toBe(
      2 * 1_440,
    );
    const friday: Calendar = { timeZone: 'Pacific/Apia', hours: { friday: [{ from: 0, to: 1_440 }] }, holidays: [] };
    expect(toIso(nextOpen(at('2011-12-29T12:00:00Z'), friday))).toBe('2012-01-05T10:00:00.000Z');
  });

  it('end with an error where years of holidays leave no time, instead of looking for ever', () => {
    const holidays = Array.from({ length: 4_000 }, (_, day) => toIso(at('2026-01-01') + day * DAY_MS).slice(0, 10));
    const closed = aCalendar({ holidays });
    expect(() => nextOpen(at('2026-01-01'), closed)).toThrow(/is closed for the ten years from 2026-01-01/);
    expect(() => addBusinessMinutes(at('2026-01-01'), 1, closed)).toThrow(RangeError);
    expect(() => addBusinessMinutes(at('2026-01-01'), Number.POSITIVE_INFINITY, aCalendar())).toThrow(RangeError);
    expect(() => addBusinessMinutes(0, -1, aCalendar())).toThrow(RangeError);
    expect(() => addBusinessMinutes(0, Number.NaN, aCalendar())).toThrow(RangeError);
  });
});

describe('any calendar', () => {
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 2, maxLength: 6 })
    .map((bounds) => bounds.sort((one, other) => one - other))
    .map((bounds) =>
      bounds.flatMap((from, i) => (i % 2 === 0 && bounds[i + 1] ? [{ from, to: bounds[i + 1] ?? 0 }] : [])),
    );
  // St John's put its clocks back from 00:01 to 23:01 until 2011: parts of two days take turns.
  const changes = fc.constantFrom(
    ...(
      [
        ['Europe/Helsinki', '2026-03-29T01:00Z'],
        ['Europe/Helsinki', '2026-10-25T01:00Z'],
        ['America/New_York', '2026-03-08T07:00Z'],
        ['America/New_York', '2026-11-01T06:00Z'],
        ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
        ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
        ['America/St_Johns', '2010-11-07T02:31Z'],
        ['Asia/Kathmandu', '2026-06-01T00:00Z'],
      ] as const
    ).map(([timeZone, change]) => ({ timeZone, change: at(change) })),
  );
  const worlds = fc
    .record({ changes, sunday: spans, monday: spans, saturday: spans, holidayAfter: fc.integer({ min: -3, max: 3 }) })
    .map(({ changes: { timeZone, change }, holidayAfter, ...hours }) => ({
      // Wednesdays keep promises near, so that the property is about clocks and not about years.
      calendar: {
        timeZone,
        hours: { ...hours, wednesday: [{ from: 60, to: 1_380 }] },
        holidays: [toIso(change + holidayAfter * DAY_MS).slice(0, 10)],
      } satisfies Calendar,
      change,
    }));
  const minute = fc.integer({ min: -2 * 1_440, max: 2 * 1_440 });

  it('counts what a look at the wall clock at each minute counts', () => {
    fc.assert(
      fc.property(worlds, minute, minute, ({ calendar, change }, one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)].map((after) => change + after * MINUTE_MS);
        expect(businessMinutesBetween(from ?? 0, to ?? 0, calendar)).toBe(openMinutes(from ?? 0, to ?? 0, calendar));
      }),
      { numRuns: 40 },
    );
  });

  it('is additive: two stretches are as long as the whole, and two promises as late as one', () => {
    fc.assert(
      fc.property(worlds, minute, minute, minute, ({ calendar, change }, ...minutes) => {
        const [a = 0, b = 0, c = 0] = minutes.map((after) => change + after * MINUTE_MS);
        const between = (from: number, to: number) => businessMinutesBetween(from, to, calendar);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        const [first = 0, second = 0] = minutes.map(Math.abs);
        expect(addBusinessMinutes(addBusinessMinutes(a, first, calendar), second, calendar)).toBe(
          addBusinessMinutes(a, first + second, calendar),
        );
      }),
    );
  });

  it('adds what it counts, at the earliest instant, and later for more', () => {
    fc.assert(
      fc.property(worlds, minute, fc.integer({ min: 1, max: 3_000 }), ({ calendar, change }, after, minutes) => {
        const from = change + after * MINUTE_MS;
        const to = addBusinessMinutes(from, minutes, calendar);
        expect(businessMinutesBetween(from, to, calendar)).toBe(minutes);
        expect(businessMinutesBetween(from, to - 1, calendar)).toBeLessThan(minutes);
        expect(addBusinessMinutes(from, minutes + 1, calendar)).toBeGreaterThan(to);
        expect(addBusinessMinutes(from + MINUTE_MS, minutes, calendar)).toBeGreaterThanOrEqual(to);
        const opens = nextOpen(from, calendar);
        expect(businessMinutesBetween(from, opens, calendar)).toBe(0);
        expect(businessMinutesBetween(opens, opens + MINUTE_MS, calendar)).toBeGreaterThan(0);
      }),
    );
  });
});

function openMinutes(from: number, to: number, { timeZone, hours, holidays }: Calendar): number {
  let open = 0;
  for (let instant = from; instant < to; instant += MINUTE_MS) {
    const { year, month, day, hour, minute } = localParts(instant, timeZone);
    const date = new Date(Date.UTC(year, month - 1, day));
    const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? 'monday';
    const shown = hour * 60 + minute;
    const works = (hours[weekday] ?? []).some((span) => shown >= span.from && shown < span.to);
    if (works && !holidays.includes(date.toISOString().slice(0, 10))) open += 1;
  }
  return open;
}
