import { decodeJson, type Decoded, type JsonObject } from '@sidetone/contracts/cloudevents';
import type { EventDefinition, ReceivedEvent } from '@sidetone/contracts/events';
import { object } from '@sidetone/contracts/fields';
import type { KafkaRecord } from './kafka/record.js';

const foreign = new WeakSet<object>();

/**
 * A topic of another system's JSON bodies, without CloudEvents frame (rule R15 does not apply). A handler subscribes with
 * `OnEvents(foreignBodies(topic))` and gets each body as the data of an event whose id is the record's place; it must check the
 * data itself, and its effect must bear being repeated.
 */
export function foreignBodies(topic: string): EventDefinition<JsonObject> {
  const definition: EventDefinition<JsonObject> = {
    type: topic,
    name: topic,
    version: 1,
    topic,
    compacted: false,
    age: 'unlimited',
    key: { text: 'the record’s own', of: () => '' },
    schema: object({}),
    refinements: [],
    description: `Bodies of another system on ${topic}.`,
    keyOf: () => '',
    create: () => {
      throw new TypeError(`${topic} takes bodies of other systems; nothing of ours is published on it.`);
    },
    is: (event): event is ReceivedEvent<JsonObject> => event.type === topic,
  };
  foreign.add(definition);
  return definition;
}

/** Whether a definition stands for bodies without a frame. */
export const isForeign = (definition: EventDefinition): boolean => foreign.has(definition);

/** Reads a body by rules R1 to R3, which hold for everything that comes in. */
export function decodeForeign(definition: EventDefinition, record: KafkaRecord): Decoded {
  const { topic, partition, offset, key, value, timestamp } = record;
  if (value === null) return { kind: 'refuse', reason: 'The record has no value; a JSON object is expected.' };
  const json = decodeJson(value);
  if (json.kind === 'refuse') return json;
  return {
    kind: 'event',
    event: {
      definition,
      type: definition.type,
      id: `${topic}/${partition}/${offset}`,
      source: `kafka:${topic}`,
      time: timestamp,
      key: key?.toString('utf8') ?? null,
      foreignKey: false,
      data: json.value,
      raw: json.text,
      arrivedAt: timestamp,
      late: false,
    },
  };
}
