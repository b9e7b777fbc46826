import { DAY_MS, type Instant } from '@sidetone/domain/time';

/** What is known of a customer, and held equal when KPIs are compared. */
export interface Characteristics {
  readonly segment: string | null;
  readonly region: string | null;
  readonly contract_level: string | null;
  readonly channel: string | null;
  readonly customer_since: Instant | null;
}

const UNKNOWN = 'unknown';
export const YEAR_MS = 365.25 * DAY_MS;

/** Names of the characteristics, and the level of each at a time; `unknown` is a level like any other, but of the channel: who was never heard may be heard by any. */
export function levelsOf(of: Characteristics, at: Instant): Readonly<Record<string, string>> {
  return {
    segment: of.segment ?? UNKNOWN,
    region: of.region ?? UNKNOWN,
    tenure: tenureOf(of.customer_since, at),
    contractLevel: of.contract_level ?? UNKNOWN,
    ...(of.channel === null ? {} : { channel: of.channel }),
  };
}

function tenureOf(since: Instant | null, at: Instant): string {
  if (since === null) return UNKNOWN;
  const years = (at - since) / YEAR_MS;
  if (years < 1) return 'under 1 year';
  return years < 3 ? '1 to 3 years' : '3 years and more';
}
