import type { OutgoingEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';

/** What the rules of the vocabulary must do with a record. */
export type IntendedFate = 'stored' | 'dropped' | 'deadLettered';

/** One record leaving the operator: when its source wrote it, what it is, and what must become of it. */
export type Emission = {
  readonly id: string;
  readonly topic: string;
  readonly emittedAt: Instant;
  readonly fate: IntendedFate;
  /** Why it is not simply stored; 'asIs' when it is. */
  readonly twist: Twist;
} & ({ readonly kind: 'event'; readonly event: OutgoingEvent } | { readonly kind: 'raw'; readonly record: RawRecord });

export type Twist = 'asIs' | 'late' | 'duplicate' | Malformation;
export type Malformation = 'truncated' | 'foreignSpecVersion' | 'keyFieldMissing' | 'fromTheFuture' | 'unknownType';

/** A record no event definition would make. */
export interface RawRecord {
  readonly topic: string;
  readonly key: string | null;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An event that its source writes at `emittedAt`, and that is to be stored. */
export function emission(
  event: OutgoingEvent,
  emittedAt: Instant = event.time,
  twist: 'asIs' | 'late' = 'asIs',
): Emission {
  return { kind: 'event', id: event.id, topic: event.topic, emittedAt, fate: 'stored', twist, event };
}
