import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../time/index.js';
import type { Window } from './contribution.js';

/** Every zone's days begin at a multiple of a quarter of an hour. */
const QUARTER_MS = 15 * MINUTE_MS;
/** A calendar day has at most 25 hours. */
const LONGER_THAN_A_DAY_MS = DAY_MS + 2 * HOUR_MS;

/** The calendar day of an instant, as `2026-11-23`. */
export type DayOf = (instant: Instant) => string;

/** A part of a window that lies in one calendar day. */
export interface DayPart extends Window {
  readonly day: string;
}

/** A window cut at the midnights of a calendar. The parts hold every millisecond of it once. @throws RangeError for one without an end */
export function daysOf({ start, end }: Window, dayOf: DayOf): readonly DayPart[] {
  if (!Number.isFinite(end - start)) throw new RangeError('Only a window with two ends can be cut into days.');
  const parts: DayPart[] = [];
  for (let from = start; from < end;) {
    const to = Math.min(end, nextMidnight(from, dayOf));
    parts.push({ day: dayOf(from), start: from, end: to });
    from = to;
  }
  return parts;
}

/** The first instant of the day after, found by halving, whatever the zone does at that night. */
function nextMidnight(instant: Instant, dayOf: DayOf): Instant {
  const day = dayOf(instant);
  let before = Math.floor(instant / QUARTER_MS);
  let after = Math.ceil((instant + LONGER_THAN_A_DAY_MS) / QUARTER_MS);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle * QUARTER_MS) === day) before = middle;
    else after = middle;
  }
  return after * QUARTER_MS;
}
