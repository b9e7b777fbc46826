import { DAY_MS, SECOND_MS, type Instant } from './instant.js';
import { zoneOffset } from './local-parts.js';

/** The offset before and after the one change of clock that a day of UTC can hold; without a change `changesAt` is its end. */
interface DayOffsets {
  readonly before: number;
  readonly after: number;
  readonly changesAt: Instant;
}

const remembered = new Map<string, Map<number, DayOffsets>>();
/** Some fifty years of one zone. */
const MOST_REMEMBERED = 20_000;

/**
 * Milliseconds by which the zone's wall clock is ahead of UTC, as `zoneOffset` tells, for those who ask a million times: a zone's
 * day is asked of the time zone database once. No zone changes its clock twice within a day.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function offsetAt(instant: Instant, timeZone: string): number {
  const { before, after, changesAt } = offsetsOf(Math.floor(instant / DAY_MS), timeZone);
  return instant < changesAt ? before : after;
}

function offsetsOf(day: number, timeZone: string): DayOffsets {
  let ofZone = remembered.get(timeZone);
  if (ofZone === undefined || ofZone.size >= MOST_REMEMBERED) remembered.set(timeZone, (ofZone = new Map()));
  const known = ofZone.get(day);
  if (known !== undefined) return known;
  const found = findOffsets(day * DAY_MS, timeZone);
  ofZone.set(day, found);
  return found;
}

function findOffsets(start: Instant, timeZone: string): DayOffsets {
  const before = zoneOffset(start, timeZone);
  const after = zoneOffset(start + DAY_MS, timeZone);
  let low = start;
  let high = start + DAY_MS;
  while (before !== after && high - low > SECOND_MS) {
    const middle = low + Math.floor((high - low) / 2 / SECOND_MS) * SECOND_MS;
    if (zoneOffset(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return { before, after, changesAt: high };
}
