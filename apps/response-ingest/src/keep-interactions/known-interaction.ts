import type { InteractionChanged, JourneyArea } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';

/** A touchpoint that an answer may be about. */
export interface KnownInteraction {
  readonly interactionId: string;
  readonly customerId: string;
  readonly contactId: string | undefined;
  readonly subscriptionId: string | undefined;
  readonly journeyArea: JourneyArea | undefined;
  /** When it ended; of one that goes on, when it last changed. */
  readonly at: Instant;
}

const AREAS: Readonly<Record<InteractionChanged['kind'], JourneyArea | undefined>> = {
  sale: 'sales',
  delivery: 'delivery',
  technicianVisit: 'delivery',
  support: 'support',
  billing: 'billing',
  other: undefined,
};

/** An interaction as its event tells it. */
export function interactionIn(data: InteractionChanged): KnownInteraction {
  const { interactionId, customerId, contactId, subscriptionId, kind, endedAt, statusChangedAt } = data;
  return {
    interactionId,
    customerId,
    contactId,
    subscriptionId,
    journeyArea: AREAS[kind],
    at: Date.parse(endedAt ?? statusChangedAt),
  };
}

/** Of each interaction what its latest change tells; what that leaves unsaid, by the change before it (rule R11). */
export function latestOfEach(told: readonly KnownInteraction[]): readonly KnownInteraction[] {
  const latest = new Map<string, KnownInteraction>();
  for (const one of [...told].sort((first, second) => first.at - second.at)) {
    const before = latest.get(one.interactionId);
    latest.set(one.interactionId, {
      ...one,
      contactId: one.contactId ?? before?.contactId,
      subscriptionId: one.subscriptionId ?? before?.subscriptionId,
    });
  }
  return [...latest.values()];
}
