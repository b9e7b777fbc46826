import { explainTime, parseTime, refusal, type Refusal } from '@sidetone/contracts/fields';
import { localInstants, type Instant } from '@sidetone/domain/time';
import type { TimePattern } from './time-pattern.js';

export interface FileTime {
  readonly instant: Instant;
  /** The clock showed this time twice; which of the two was meant is not sure. */
  readonly ambiguous: boolean;
}

/** Where the clocks of a feed stand, and how it writes times. */
export interface FileClock {
  readonly zone: string;
  readonly pattern?: TimePattern | undefined;
}

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,30})?)?$/;
const EPOCH = /^\d{9,13}$/;

/**
 * A time of a file (rule R8): RFC 3339 with offset, or local time of the declared zone. In the spring gap there is none. In the
 * autumn overlap it is the earlier instant, unless that lies before `notBefore`, as the answer to a call does not.
 */
export function readFileTime(text: string, { zone, pattern }: FileClock, notBefore?: Instant): FileTime | Refusal {
  if (pattern?.kind === 'epoch') return epochTime(text, pattern.unitMs);
  if (pattern?.kind === 'local') {
    const wall = pattern.wall(text);
    return wall === undefined
      ? refusal('does not look as the mapping says times do')
      : localTime(wall, zone, notBefore);
  }
  const [, date, minute, second = ':00'] = WALL_CLOCK.exec(text) ?? [];
  if (date !== undefined && minute !== undefined) return localTime(`${date}T${minute}${second}`, zone, notBefore);
  const instant = parseTime(text.charAt(10) === ' ' ? text.replace(' ', 'T') : text);
  return instant === undefined ? refusal(explainTime(text)) : { instant, ambiguous: false };
}

function epochTime(text: string, unitMs: number): FileTime | Refusal {
  if (!EPOCH.test(text)) return refusal('is no count of seconds or milliseconds since 1970, as the mapping says it is');
  const instant = Number(text) * unitMs;
  const year = new Date(instant).getUTCFullYear();
  return year >= 2000 && year <= 2100
    ? { instant, ambiguous: false }
    : refusal('is outside the years 2000 to 2100; does the mapping name the right unit?');
}

function localTime(wall: string, zone: string, notBefore: Instant = -Infinity): FileTime | Refusal {
  const wallClock = parseTime(`${wall}Z`);
  if (wallClock === undefined) return refusal(explainTime(`${wall}Z`));
  const instants = localInstants(wallClock, zone);
  const instant = instants.find((candidate) => candidate >= notBefore) ?? instants[0];
  return instant === undefined
    ? refusal(`does not exist in ${zone}: the clock was put forward over it; write it with its offset from UTC`)
    : { instant, ambiguous: instants.length > 1 };
}
