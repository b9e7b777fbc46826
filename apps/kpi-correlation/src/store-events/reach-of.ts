import type { Reach } from './event-row.js';

/** The services and resources that an event's data names. */
interface Named {
  readonly services?: readonly string[] | undefined;
  readonly resources?: readonly (string | undefined)[] | undefined;
}

/** Through what an event reaches subscriptions, each once; through nothing when it names a subscription itself (rule R12). */
export function reachOf(subscriptionId: string | undefined, named: Named): { readonly reaches?: Reach } {
  const services = distinct(named.services);
  const resources = distinct(named.resources);
  if (subscriptionId !== undefined || services.length + resources.length === 0) return {};
  return {
    reaches: { ...(services.length > 0 ? { services } : {}), ...(resources.length > 0 ? { resources } : {}) },
  };
}

const distinct = (ids: readonly (string | undefined)[] = []): readonly string[] => [
  ...new Set(ids.filter((id) => id !== undefined)),
];
