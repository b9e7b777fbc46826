import { dayAfter, localDay, type Instant } from '@sidetone/domain/time';
import type { KeptDaysQuery } from './kept-days-query.js';

const DAYS_UNLESS_TOLD = 28;

/** The first day on which kept events are looked at: 28 days before the last unless it is given, since reading all that are kept takes long. */
export function firstDayOf({ from, to }: Pick<KeptDaysQuery, 'from' | 'to'>, now: Instant, timeZone: string): string {
  return from ?? dayAfter(to ?? localDay(now, timeZone), -DAYS_UNLESS_TOLD);
}
