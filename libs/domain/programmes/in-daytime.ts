import { DAY_MS, HOUR_MS, instantOf, offsetAt, type Instant } from '../time/index.js';

/** Hours of the wall clock. */
const DAY_BEGINS = 8;
const DAY_ENDS = 21;
/** When a question leaves that no event tells the hour of: people are up, and not at lunch. */
export const ASKING_HOUR = 10;

/**
 * The instant itself from 8 to 21 of a zone's clock, else the next 10 o'clock: what the calendar asks wakes nobody, whatever quiet hours
 * the policy has.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function inDaytime(instant: Instant, timeZone: string): Instant {
  const wallClock = instant + offsetAt(instant, timeZone);
  const hour = Math.floor((wallClock % DAY_MS) / HOUR_MS);
  if (hour >= DAY_BEGINS && hour < DAY_ENDS) return instant;
  const today = Math.floor(wallClock / DAY_MS) * DAY_MS;
  return instantOf(today + (hour < DAY_BEGINS ? 0 : DAY_MS) + ASKING_HOUR * HOUR_MS, timeZone);
}
