import { normaliseId } from '../fields/index.js';
import { definitionsOn } from '../events/registry.js';
import type { Decoded } from './decode-value.js';
import type { KafkaRecord } from './kafka-record.js';
import { readText } from './read-text.js';

/** A record without value deletes on a compacted topic, and means nothing elsewhere (rule R13). */
export function decodeTombstone({ topic, key, timestamp }: KafkaRecord): Decoded {
  const [definition] = definitionsOn(topic);
  if (definition === undefined || !definition.compacted)
    return refuse('The record has no value; only master data can be deleted by one.');
  const text = key === null ? undefined : readText(key);
  const id = text === undefined ? undefined : normaliseId(text);
  if (typeof id !== 'string')
    return refuse('The record has no value and no usable key, so it does not say what to delete.');
  return {
    kind: 'event',
    event: {
      definition,
      type: definition.type,
      // A tombstone has no CloudEvents id; this one is the same at each replay.
      id: `tombstone/${timestamp}/${id}`,
      source: `kafka:${topic}`,
      time: timestamp,
      key: id,
      foreignKey: false,
      data: undefined,
      raw: 'null',
      arrivedAt: timestamp,
      late: false,
    },
  };
}

const refuse = (reason: string): Decoded => ({ kind: 'refuse', reason });
