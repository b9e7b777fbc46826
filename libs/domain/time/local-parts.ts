import { SECOND_MS, type Instant } from './instant.js';

/** What a clock on the wall shows; `month` is 1–12. */
export interface LocalParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

// Making a formatter costs some 50 µs, using one about 1 µs; an operator has one zone or a handful.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/**
 * The wall clock of an IANA zone at an instant.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function localParts(instant: Instant, timeZone: string): LocalParts {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(timeZone).formatToParts(instant)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value);
  }
  return parts;
}

/** Milliseconds by which the zone's wall clock is ahead of UTC at an instant. */
export function zoneOffset(instant: Instant, timeZone: string): number {
  const { year, month, day, hour, minute, second } = localParts(instant, timeZone);
  const wallClock = Date.UTC(year, month - 1, day, hour, minute, second);
  return wallClock - Math.floor(instant / SECOND_MS) * SECOND_MS;
}
