import { DAY_MS, type Instant } from '../time/index.js';
import type { Audience } from './programme.js';

/** What is known of a customer; what is not known is left out. */
export interface AudienceCustomer {
  readonly segment?: string;
  readonly region?: string;
  readonly contractLevel?: string;
  /** Classes of the equipment behind the customer's subscriptions. */
  readonly equipmentClasses: readonly string[];
  readonly vip?: boolean;
  readonly customerSince?: Instant;
}

export interface AudienceContact {
  readonly roles: readonly string[];
}

/** Whether a programme is for a contact. What the audience asks for and nobody knows of the customer keeps the contact out. */
export function inAudience(
  customer: AudienceCustomer,
  contact: AudienceContact,
  audience: Audience,
  now: Instant,
): boolean {
  return (
    admits(audience.segments, [customer.segment]) &&
    admits(audience.regions, [customer.region]) &&
    admits(audience.contractLevels, [customer.contractLevel]) &&
    admits(audience.equipmentClasses, customer.equipmentClasses) &&
    admits(audience.roles, contact.roles) &&
    (audience.vip === undefined || audience.vip === (customer.vip ?? false)) &&
    isNewEnough(customer.customerSince, audience.newForDays, now)
  );
}

function admits(admitted: readonly string[] | undefined, values: readonly (string | undefined)[]): boolean {
  return admitted === undefined || values.some((value) => value !== undefined && admitted.includes(value));
}

function isNewEnough(since: Instant | undefined, newForDays: number | undefined, now: Instant): boolean {
  if (newForDays === undefined) return true;
  return since !== undefined && now - since <= newForDays * DAY_MS;
}
