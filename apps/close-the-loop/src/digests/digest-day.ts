import { localDay, type Instant } from '@sidetone/domain/time';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export interface DigestTimes {
  /** `07:00` by the operator's clock. */
  readonly at: string;
  readonly weekdays: readonly string[];
  readonly holidays: readonly string[];
  readonly timeZone: string;
}

/** The operator's day whose digests are to be out at `now`; undefined before their time, and on days off. */
export function digestDay(now: Instant, { at, weekdays, holidays, timeZone }: DigestTimes): string | undefined {
  const day = localDay(now, timeZone);
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  if (weekday === undefined || !weekdays.includes(weekday) || holidays.includes(day)) return undefined;
  return localTime(now, timeZone) < at ? undefined : day;
}

/** `07:00` by the clocks of a zone. */
function localTime(now: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    now,
  );
}
