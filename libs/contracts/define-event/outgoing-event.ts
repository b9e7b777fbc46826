import type { Instant } from '@sidetone/domain/time';

/** What a publisher says of an event; the definition adds type, topic and key. */
export interface NewEvent<D = unknown> {
  /** Unique within `source`. */
  readonly id: string;
  /** A URI reference such as `//nps.example/scoring`. */
  readonly source: string;
  /** When it happened. */
  readonly time: Instant;
  readonly data: D;
  readonly subject?: string | undefined;
  /** Ties survey, answer and case together. */
  readonly correlationId?: string | undefined;
  /** Id of the event that caused this one. */
  readonly causationId?: string | undefined;
  /** Ids of events that this one was made from, beside its cause. Not sent: traces show them. */
  readonly restsOn?: readonly string[] | undefined;
  /** W3C trace context. */
  readonly traceparent?: string | undefined;
  /** When the source wrote it down, if later than it happened. */
  readonly recordedTime?: Instant | undefined;
}

/** An event ready to be encoded and published. */
export interface OutgoingEvent<D = unknown> extends NewEvent<D> {
  readonly type: string;
  readonly topic: string;
  readonly key: string;
}
