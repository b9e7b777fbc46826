import { localDay, MINUTE_MS, type Instant } from '@sidetone/domain/time';

/** Every zone's days begin at a multiple of a quarter of an hour, so one look-up per quarter answers for all its instants. */
const QUARTER_MS = 15 * MINUTE_MS;
const MOST_QUARTERS = 100_000;

/** The calendar day of an instant in a zone, remembered by quarter of an hour: asking the calendar for each event shows in profiles. */
export function dayBook(timeZone: string): (instant: Instant) => string {
  const days = new Map<number, string>();
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER_MS);
    const known = days.get(quarter);
    if (known !== undefined) return known;
    const day = localDay(instant, timeZone);
    if (days.size >= MOST_QUARTERS) days.clear();
    days.set(quarter, day);
    return day;
  };
}
