import { DAY_MS, MINUTE_MS, type Instant } from './instant.js';
import { zoneOffset } from './local-parts.js';

/** Offsets by minute of the wall clock: files come in order of time, so that few minutes are asked for often. */
const remembered = new Map<string, Map<number, readonly number[]>>();
const MOST_REMEMBERED = 20_000;

/**
 * The instants at which the clocks of an IANA zone show `wallClock`, earliest first: one nearly always, none where the clock
 * jumps forward over it, two where it is put back. `wallClock` is what the clock shows, written as if it were UTC, in ms.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function localInstants(wallClock: Instant, timeZone: string): readonly Instant[] {
  return offsetsAt(Math.floor(wallClock / MINUTE_MS), timeZone).map((offset) => wallClock - offset);
}

function offsetsAt(wallMinute: number, timeZone: string): readonly number[] {
  let ofZone = remembered.get(timeZone);
  if (ofZone === undefined || ofZone.size >= MOST_REMEMBERED) remembered.set(timeZone, (ofZone = new Map()));
  const known = ofZone.get(wallMinute);
  if (known !== undefined) return known;
  const found = findOffsets(wallMinute * MINUTE_MS, timeZone);
  ofZone.set(wallMinute, found);
  return found;
}

/** The greatest offset gives the earliest instant. No zone changes its clock twice within two days. */
function findOffsets(wallClock: Instant, timeZone: string): readonly number[] {
  const candidates = new Set([wallClock - DAY_MS, wallClock + DAY_MS].map((around) => zoneOffset(around, timeZone)));
  return [...candidates]
    .filter((offset) => zoneOffset(wallClock - offset, timeZone) === offset)
    .sort((one, other) => other - one);
}
