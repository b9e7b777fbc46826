import type { TObject } from '@sinclair/typebox';
import type { NewEvent, OutgoingEvent } from './outgoing-event.js';
import type { ReceivedEvent } from './received-event.js';

/** The field or fields whose order matters: `text` for people and for the compatibility check, `of` for records. */
export interface EventKey<D> {
  readonly text: string;
  of(data: D): string;
}

/** A rule across fields (rule R16): says what contradicts, or undefined. Its reason holds no personal data. */
export interface Refinement<D> {
  readonly name: string;
  contradiction(data: D): string | undefined;
}

/**
 * How age at arrival is judged (rule R9). Facts of operator systems: refused from the future, late after 48 h, dropped
 * after 400 d. Answers of customers: only marked late. Master data and what the platform itself publishes: not at all,
 * since an outbox that was away for a week must still deliver.
 */
export type AgeRule = 'judged' | 'marked' | 'unlimited';

/** All that is known of one event type; everything else (validator, documents) derives from it. */
export interface EventDefinition<D = unknown> {
  /** With its major: `oss.call.failure.v1`. */
  readonly type: string;
  /** Without its major: `oss.call.failure`. */
  readonly name: string;
  readonly version: number;
  readonly topic: string;
  readonly compacted: boolean;
  readonly age: AgeRule;
  readonly key: EventKey<D>;
  readonly schema: TObject;
  readonly refinements: readonly Refinement<D>[];
  readonly description: string;
  keyOf(data: D): string;
  create(event: NewEvent<D>): OutgoingEvent<D>;
  /** Narrows an event of a handler that takes several types. */
  is(event: ReceivedEvent): event is ReceivedEvent<D>;
}

/** The data type of a definition: `DataOf<typeof callFailure>`. */
export type DataOf<Definition> = Definition extends EventDefinition<infer D> ? D : never;
