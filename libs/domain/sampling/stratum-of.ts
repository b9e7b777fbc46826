import type { StratumField } from '../programmes/index.js';
import { DAY_MS, type Instant } from '../time/index.js';

/** How long a customer counts as new. */
const NEW_FOR_DAYS = 90;
/** What is not known is a stratum of its own, so that nobody falls out of the frame. */
export const UNKNOWN_STRATUM = 'unknown';

/** What is known of a customer when a frame is made. */
export interface Stratifiable {
  readonly segment?: string;
  readonly region?: string;
  readonly contractLevel?: string;
  /** Classes of the equipment behind the customer's subscriptions. */
  readonly equipmentClasses: readonly string[];
  readonly vip?: boolean;
  readonly customerSince?: Instant;
}

/** The stratum of a customer, a value per field. Of several equipment classes the first by the alphabet. */
export function stratumOf(customer: Stratifiable, by: readonly StratumField[], now: Instant): readonly string[] {
  return by.map((field) => valueOf(customer, field, now) ?? UNKNOWN_STRATUM);
}

function valueOf(customer: Stratifiable, field: StratumField, now: Instant): string | undefined {
  switch (field) {
    case 'equipmentClass':
      return [...customer.equipmentClasses].sort()[0];
    case 'vip':
      return customer.vip === undefined ? undefined : String(customer.vip);
    case 'newCustomer':
      return customer.customerSince === undefined
        ? undefined
        : String(now - customer.customerSince < NEW_FOR_DAYS * DAY_MS);
    default:
      return customer[field];
  }
}
