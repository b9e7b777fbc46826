import type { Weekday } from '../programmes/index.js';
import { DAY_MS, HOUR_MS, isKnownZone, offsetAt, type Instant } from '../time/index.js';
import type { ContactPolicy, QuietHours } from './contact-policy.js';

/** As days since 1970-01-01 count, which was a Thursday. */
const WEEKDAYS = [
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
] as const satisfies Weekday[];
/** Weeks of hours: quiet times that leave no hour of a week free leave none at all. */
const MOST_HOURS = 8 * 24;

type QuietTimes = Pick<ContactPolicy, 'quietHours' | 'quietDays'>;

/**
 * The first instant from `from` on that is outside the quiet hours and days of a zone's clock: `from` itself where it is.
 * `undefined` where the quiet times leave no hour of the week.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function nextLoud(from: Instant, timeZone: string, { quietHours, quietDays }: QuietTimes): Instant | undefined {
  if (quietHours === null && quietDays.length === 0) return from;
  let instant = from;
  for (let hours = 0; hours <= MOST_HOURS; hours += 1) {
    const wallClock = instant + offsetAt(instant, timeZone);
    const hour = Math.floor((wallClock % DAY_MS) / HOUR_MS);
    if (!isQuietHour(hour, quietHours) && !isQuietDay(wallClock, quietDays)) return instant;
    // To the next full hour of the wall clock; the offset is asked anew there, as the clock may have changed on the way.
    instant += HOUR_MS - (wallClock % HOUR_MS);
  }
  return undefined;
}

/** The contact's own zone; the operator's where it is not told, or is none that anybody knows. */
export function zoneOf(timeZone: string | undefined, operatorTimeZone: string): string {
  return timeZone !== undefined && isKnownZone(timeZone) ? timeZone : operatorTimeZone;
}

function isQuietHour(hour: number, quiet: QuietHours | null): boolean {
  if (quiet === null) return false;
  return quiet.from <= quiet.to ? hour >= quiet.from && hour < quiet.to : hour >= quiet.from || hour < quiet.to;
}

function isQuietDay(wallClock: Instant, quietDays: readonly Weekday[]): boolean {
  const weekday = WEEKDAYS[Math.floor(wallClock / DAY_MS) % 7];
  return weekday !== undefined && quietDays.includes(weekday);
}
