import { DAY_MS, type Instant } from '../time/index.js';
import type { Relationship } from './period-of.js';

const SHORTEST_DAYS: Readonly<Record<Relationship['everyMonths'], number>> = { 1: 28, 3: 89, 6: 181, 12: 365 };

/** The fewest days that so many months can have. */
export const shortestDays = (everyMonths: Relationship['everyMonths']): number => SHORTEST_DAYS[everyMonths];

/**
 * From when on a relationship programme asks a contact again whom it asked at `askedAt` by other periods than those it has now: the length
 * of a period later, so that another first day or length asks nobody twice within one.
 */
export function askedAgainFrom({ everyMonths }: Pick<Relationship, 'everyMonths'>, askedAt: Instant): Instant {
  return askedAt + shortestDays(everyMonths) * DAY_MS;
}
