import type { EventRow } from './event-row.js';

/** Whose daily totals an event adds to: the subscription's, else the resource's through which it reaches subscriptions, else the customer's as a whole (rule R12). */
export type Scope = { readonly scope: 'subscription' | 'resource' | 'customer'; readonly scopeId: string };

export function scopeOf({ of: { subscriptionId, customerId, reaches } }: EventRow): Scope | undefined {
  if (subscriptionId !== undefined) return { scope: 'subscription', scopeId: subscriptionId };
  const [resource] = reaches?.resources ?? [];
  if (resource !== undefined) return { scope: 'resource', scopeId: resource };
  return customerId === undefined ? undefined : { scope: 'customer', scopeId: customerId };
}
