import type { TObject } from '@sinclair/typebox';
import type { EventData } from '../fields/index.js';
import { findTopic } from '../topics/index.js';
import type { AgeRule, EventDefinition, EventKey, Refinement } from './event-definition.js';
import type { OutgoingEvent } from './outgoing-event.js';
import type { ReceivedEvent } from './received-event.js';

interface EventDescription<S extends TObject> {
  /** `<area>[.<entity>].<fact>.v<major>` */
  readonly type: string;
  /** The type without its fact. */
  readonly topic: string;
  readonly key: EventKey<EventData<S>>;
  readonly schema: S;
  readonly description: string;
  readonly refinements?: readonly Refinement<EventData<S>>[];
  /** Judged, unless it is said otherwise. */
  readonly age?: AgeRule;
}

const TYPE = /^(?<entity>[a-z][a-z0-9]*(?:\.[a-z][a-z0-9]*)*)\.(?<fact>[a-z][a-z0-9]*)\.v(?<major>[1-9][0-9]*)$/;

/**
 * Describes an event once; type, validator, JSON Schema, AsyncAPI and the docs page derive from what this returns.
 * @throws Error when the type is not named as the vocabulary orders, or the topic is unknown or not the type's
 */
export function defineEvent<S extends TObject>(event: EventDescription<S>): EventDefinition<EventData<S>> {
  const { type, topic, key, schema, description, refinements = [], age = 'judged' } = event;
  const { entity = '', fact = '', major = '' } = TYPE.exec(type)?.groups ?? {};
  const known = findTopic(topic);
  if (topic !== `${entity}.v${major}` || known === undefined) {
    throw new Error(
      `Event type '${type}' does not belong on topic '${topic}'; use <entity>.<fact>.v<major> and a topic of libs/contracts/topics.`,
    );
  }
  const definition: EventDefinition<EventData<S>> = {
    type,
    name: `${entity}.${fact}`,
    version: Number(major),
    topic,
    compacted: known.cleanup.kind === 'compact',
    age,
    key,
    schema,
    refinements,
    description,
    keyOf: (data) => key.of(data),
    create: (fields): OutgoingEvent<EventData<S>> => ({ ...fields, type, topic, key: key.of(fields.data) }),
    is: (received): received is ReceivedEvent<EventData<S>> => received.type === type,
  };
  return definition;
}
