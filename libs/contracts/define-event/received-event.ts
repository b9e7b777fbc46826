import type { Instant } from '@sidetone/domain/time';
import type { EventDefinition } from './event-definition.js';

/** An event as a consumer sees it: read, checked and normalised by the rules of the vocabulary. */
export interface ReceivedEvent<D = unknown> {
  readonly definition: EventDefinition<D>;
  readonly type: string;
  readonly id: string;
  readonly source: string;
  /** When it happened. */
  readonly time: Instant;
  /** The record's key as sent; for order only, ids come from `data` (rule R13). */
  readonly key: string | null;
  /** True when the key is null or not the one its definition computes: accepted, but its order is not promised. */
  readonly foreignKey: boolean;
  readonly subject?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly causationId?: string | undefined;
  readonly traceparent?: string | undefined;
  /** The fields, normalised. Undefined only for a deletion on a compacted topic, where `key` names what is deleted. */
  readonly data: D;
  /** The normalised data as JSON text, unknown fields included. */
  readonly raw: string;
  /** The record's timestamp, against which age is judged (rule R9). */
  readonly arrivedAt: Instant;
  /** Older than 48 hours at arrival: stored and recomputed, but starts no survey, case or alert. */
  readonly late: boolean;
}
