import { hashedUniform } from '../statistics/index.js';
import { DAY_MS, HOUR_MS, instantOf, offsetAt, type Instant } from '../time/index.js';
import { ASKING_HOUR } from './in-daytime.js';
import type { Occasion } from './programme.js';

export type Relationship = Extract<Occasion, { kind: 'relationship' }>;

/** A period of a relationship programme, `[start, end)`; each contact is asked once in it. */
export interface Period {
  /** `2026`, `2026-H1`, `2026-Q3` or `2026-07` where periods are those of the calendar; else its first day, `2026-02-15`. */
  readonly key: string;
  /** First day, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly timeZone: string;
}

/**
 * The period of a relationship programme that holds `now`, counted from its first day in the operator's zone; `undefined` before that day.
 * A first day that a month lacks (the 31st) becomes that month's last.
 * @throws RangeError for a zone that is not in the IANA database, or a `startsOn` that is no day
 */
export function periodOf({ everyMonths, startsOn }: Relationship, now: Instant, timeZone: string): Period | undefined {
  const first = Date.parse(`${startsOn}T00:00:00Z`);
  if (Number.isNaN(first)) throw new RangeError(`A programme starts on a day such as 2026-01-01, not ${startsOn}.`);
  const today = now + offsetAt(now, timeZone);
  // By the calendar's months it may be one too many, where the day of the month is not reached yet.
  let count = Math.floor(monthsBetween(first, today) / everyMonths);
  if (monthsAfter(first, count * everyMonths) > today) count -= 1;
  if (count < 0) return undefined;
  const firstDay = monthsAfter(first, count * everyMonths);
  const start = instantOf(firstDay, timeZone);
  const end = instantOf(monthsAfter(first, (count + 1) * everyMonths), timeZone);
  return { key: keyOf(firstDay, everyMonths), firstDay: dayOf(firstDay), start, end, timeZone };
}

/**
 * When a contact is asked in the period: at 10 o'clock of the contact's clock on one of its first `spreadDays` days, which the contact's
 * id and the period decide, evenly over the days. Who is first this year need not be next year.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function slotOf(contactId: string, period: Period, spreadDays: number, contactZone: string): Instant {
  const day = Math.floor(hashedUniform(`${period.key} ${contactId}`) * Math.max(1, spreadDays));
  return instantOf(Date.parse(period.firstDay) + day * DAY_MS + ASKING_HOUR * HOUR_MS, contactZone);
}

function monthsBetween(from: Instant, to: Instant): number {
  const [one, other] = [new Date(from), new Date(to)];
  return (other.getUTCFullYear() - one.getUTCFullYear()) * 12 + other.getUTCMonth() - one.getUTCMonth();
}

/** The same day so many months later, as midnight of UTC, or the last of its month. */
function monthsAfter(first: Instant, months: number): Instant {
  const from = new Date(first);
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), lastDay));
}

function keyOf(firstDay: Instant, everyMonths: Relationship['everyMonths']): string {
  const date = new Date(firstDay);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  if (date.getUTCDate() !== 1 || month % everyMonths !== 0) return dayOf(firstDay);
  if (everyMonths === 12) return `${year}`;
  if (everyMonths === 6) return `${year}-H${month / 6 + 1}`;
  if (everyMonths === 3) return `${year}-Q${month / 3 + 1}`;
  return dayOf(firstDay).slice(0, 7);
}

function dayOf(midnight: Instant): string {
  return new Date(midnight).toISOString().slice(0, 10);
}
