import { tenureBand } from '@sidetone/domain/tenure';
import type { Instant } from '@sidetone/domain/time';

export { YEAR_MS } from '@sidetone/domain/tenure';

/** What is known of a customer, and held equal when KPIs are compared. */
export interface Characteristics {
  readonly segment: string | null;
  readonly region: string | null;
  readonly contract_level: string | null;
  readonly channel: string | null;
  readonly customer_since: Instant | null;
}

const UNKNOWN = 'unknown';

/** Names of the characteristics, and the level of each at a time; `unknown` is a level like any other, but of the channel: who was never heard may be heard by any. */
export function levelsOf(of: Characteristics, at: Instant): Readonly<Record<string, string>> {
  return {
    segment: of.segment ?? UNKNOWN,
    region: of.region ?? UNKNOWN,
    tenure: tenureBand(of.customer_since, at),
    contractLevel: of.contract_level ?? UNKNOWN,
    ...(of.channel === null ? {} : { channel: of.channel }),
  };
}
