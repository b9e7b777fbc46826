import { DAY_MS, type Instant } from '../time/index.js';

const YEAR_MS = 365.25 * DAY_MS;

/** How long somebody had been a customer, coarsened as it is matched on: new ones are asked about another experience than old ones. */
export function tenureBand(customerSince: Instant | null, at: Instant): string {
  if (customerSince === null) return 'unknown';
  const years = (at - customerSince) / YEAR_MS;
  if (years < 1) return 'under 1 year';
  return years < 5 ? '1 to 5 years' : 'over 5 years';
}
