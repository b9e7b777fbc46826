import { DAY_MS, type Instant } from '../time/index.js';

/** A year as bands of tenure count it. */
export const YEAR_MS = 365.25 * DAY_MS;

/**
 * How long somebody had been a customer, coarsened as it is held equal by driver runs and matched on by proofs of repairs: who is new, or has
 * stayed for long, is asked about another experience and answers in another way. `unknown` is a band like any other.
 */
export function tenureBand(customerSince: Instant | null, at: Instant): string {
  if (customerSince === null) return 'unknown';
  const years = (at - customerSince) / YEAR_MS;
  if (years < 1) return 'under 1 year';
  return years < 5 ? '1 to 5 years' : '5 years and more';
}
