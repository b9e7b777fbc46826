import { WEEKDAYS } from '../programmes/index.js';
import { DAY_MS, MINUTE_MS, offsetAt, type Instant } from '../time/index.js';
import type { Calendar, OpenSpan } from './calendar.js';
import { yearlyHolidays } from './yearly-holidays.js';

/** A time in which the team works, half-open. */
export interface OpenTime {
  readonly from: Instant;
  readonly to: Instant;
}

/** A calendar by which a million clocks can be told: hours by day of the week from Monday on, holidays as days since 1970. */
interface Timetable {
  readonly spans: readonly (readonly OpenSpan[])[];
  readonly isHoliday: (day: number) => boolean;
  /** Open times by day of UTC: clocks of thousands of cases run through the same few weeks. */
  readonly remembered: Map<number, readonly OpenTime[]>;
}

const timetables = new WeakMap<Calendar, Timetable>();
/** Some fifty years. */
const MOST_REMEMBERED = 20_000;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 3;

/**
 * The open times within a day of UTC, which is counted from 1970, in order of time. Work is open at an instant at which the clock on
 * the wall shows a time of a span: an hour that the clock jumps over is not worked, one that it shows twice is worked twice.
 * Days of UTC are walked, not local ones: where a clock is put back over midnight, parts of two local days take turns.
 */
export function openTimes(utcDay: number, calendar: Calendar): readonly OpenTime[] {
  const timetable = timetableOf(calendar);
  const known = timetable.remembered.get(utcDay);
  if (known !== undefined) return known;
  if (timetable.remembered.size >= MOST_REMEMBERED) timetable.remembered.clear();
  const found = findOpenTimes(utcDay, calendar.timeZone, timetable);
  timetable.remembered.set(utcDay, found);
  return found;
}

/** Whether somebody works on a day of the zone, told as `2026-12-06`. */
export function worksOn(day: string, calendar: Calendar): boolean {
  return spansOf(Date.parse(`${day}T00:00:00Z`) / DAY_MS, timetableOf(calendar)).length > 0;
}

function findOpenTimes(utcDay: number, timeZone: string, timetable: Timetable): readonly OpenTime[] {
  return piecesOf(utcDay, timeZone).flatMap(({ from, to, offset }) => {
    const first = Math.floor((from + offset) / DAY_MS);
    const last = Math.floor((to - 1 + offset) / DAY_MS);
    const found: OpenTime[] = [];
    for (let day = first; day <= last; day += 1) {
      const midnight = day * DAY_MS - offset;
      for (const span of spansOf(day, timetable)) {
        const opens = Math.max(from, midnight + span.from * MINUTE_MS);
        const closes = Math.min(to, midnight + span.to * MINUTE_MS);
        if (opens < closes) found.push({ from: opens, to: closes });
      }
    }
    return found;
  });
}

function spansOf(day: number, { spans, isHoliday }: Timetable): readonly OpenSpan[] {
  if (isHoliday(day)) return [];
  return spans[(((day + FIRST_WEEKDAY) % 7) + 7) % 7] ?? [];
}

/** The day in pieces in which the zone's offset from UTC stays the same: one, or two. */
function piecesOf(utcDay: number, timeZone: string): readonly (OpenTime & { readonly offset: number })[] {
  const start = utcDay * DAY_MS;
  const end = start + DAY_MS;
  const before = offsetAt(start, timeZone);
  const after = offsetAt(end - 1, timeZone);
  if (before === after) return [{ from: start, to: end, offset: before }];
  let low = start;
  let high = end - 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return [
    { from: start, to: high, offset: before },
    { from: high, to: end, offset: after },
  ];
}

function timetableOf(calendar: Calendar): Timetable {
  const known = timetables.get(calendar);
  if (known !== undefined) return known;
  const spans = WEEKDAYS.map((weekday) =>
    [...(calendar.hours[weekday] ?? [])].sort((one, other) => one.from - other.from),
  );
  const holidays = new Set(calendar.holidays.map((day) => Date.parse(`${day}T00:00:00Z`) / DAY_MS));
  const isYearly = yearlyHolidays(calendar.yearlyHolidays ?? []);
  const isHoliday = (day: number): boolean => holidays.has(day) || isYearly(day);
  const made = { spans, isHoliday, remembered: new Map() };
  timetables.set(calendar, made);
  return made;
}
