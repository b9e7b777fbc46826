import type { Instant } from './instant.js';

/**
 * The instant as RFC 3339 text in UTC, with milliseconds: `2026-11-23T10:15:00.000Z`.
 * @throws RangeError for an instant that is not a finite number of milliseconds within ±8.64e15
 */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}
