import { UNKNOWN_GROUPS, type Groups } from '../keep-cells/cell-place.js';

export interface CustomerGroups {
  readonly customerId: string;
  readonly segment: string;
  readonly region: string | null;
  readonly contractLevel: string | null;
}

export interface AgreedCause {
  readonly rootCause: string | null;
  readonly outside: boolean;
}

/** What is known by now of those whom a batch of facts is about. */
export class KnownMasters {
  constructor(
    private readonly customers: ReadonlyMap<string, CustomerGroups> = new Map(),
    private readonly products: ReadonlyMap<string, string> = new Map(),
    /** By response. */
    private readonly causes: ReadonlyMap<string, AgreedCause> = new Map(),
  ) {}

  /** The groups that a customer tells; product and team are told by others. */
  groupsOfCustomer(customerId: string): Groups {
    const customer = this.customers.get(customerId);
    return customer ? groupsOfCustomer(customer) : UNKNOWN_GROUPS;
  }

  productOf(subscriptionId: string | null): string | null {
    return (subscriptionId !== null && this.products.get(subscriptionId)) || null;
  }

  causeOf(responseId: string): AgreedCause | undefined {
    return this.causes.get(responseId);
  }
}

/** Everybody but a consumer is a business, and an account of its own. */
export function groupsOfCustomer({ customerId, segment, region, contractLevel }: CustomerGroups): Groups {
  const account = segment === 'consumer' ? null : customerId;
  return { segment, region, contractLevel, account, product: null, team: null, customerKnown: true };
}
