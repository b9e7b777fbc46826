import type { ReceivedEvent } from '@sidetone/contracts/events';
import { eventKey } from '@sidetone/contracts/identity';

/** An operational event with what its family says of it, ready to be stored. */
export interface EventRow {
  readonly event: ReceivedEvent<unknown>;
  readonly eventKey: string;
  /** What the event tells of. Null when the same may be told again, as attribute changes may. */
  readonly substanceKey: string | null;
  readonly revision: number;
  readonly of: Substance;
}

/** Through which services and resources an event reaches subscriptions. */
export interface Reach {
  readonly services?: readonly string[];
  readonly resources?: readonly string[];
}

/** What a family of events says of itself. */
export interface Substance {
  /** What makes two events tell of the same; undefined when each stands for itself. */
  readonly same: readonly (string | undefined)[] | undefined;
  readonly entityId?: string;
  readonly subscriptionId?: string | undefined;
  readonly customerId?: string | undefined;
  /** Through what it reaches subscriptions when it names none; absent when it names one, or reaches none by itself. */
  readonly reaches?: Reach;
  /** False for what was voided or marked suspect: kept, and not counted. */
  readonly used?: boolean;
  readonly revision?: number | undefined;
}

/** The first telling of a fact, when its source does not count them. */
export const FIRST_REVISION = 1;

export function eventRow(event: ReceivedEvent<unknown>, substance: Substance): EventRow {
  return {
    event,
    eventKey: eventKey(event.source, event.id),
    substanceKey: substance.same === undefined ? null : eventKey(event.type, substance.same.join('\n')),
    revision: substance.revision ?? FIRST_REVISION,
    of: substance,
  };
}
