import type { Instant } from './instant.js';
import { localParts } from './local-parts.js';

/**
 * The calendar day of an IANA zone that holds the instant, as `2026-11-23`.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function localDay(instant: Instant, timeZone: string): string {
  const { year, month, day } = localParts(instant, timeZone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
