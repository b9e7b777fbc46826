import { DAY_MS, type Instant } from './instant.js';
import { localInstants } from './local-instants.js';
import { offsetAt } from './offset-at.js';

/**
 * The first instant at which the clocks of a zone show `wallClock` (what the clock shows, written as if it were UTC, in ms), or, where
 * they jump over it, would have.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function instantOf(wallClock: Instant, timeZone: string): Instant {
  const [first] = localInstants(wallClock, timeZone);
  return first ?? wallClock - offsetAt(wallClock - DAY_MS, timeZone);
}
