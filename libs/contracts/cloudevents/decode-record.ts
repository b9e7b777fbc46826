import type { EventDefinition, ReceivedEvent } from '../define-event/index.js';
import { normaliseId } from '../fields/index.js';
import { normalise } from '../validation/index.js';
import { decodeTombstone } from './decode-tombstone.js';
import { findType } from './find-type.js';
import { judgeAge, MAX_AGE_DAYS } from './judge-age.js';
import type { KafkaRecord } from './kafka-record.js';
import { frameFault, readEnvelope } from './read-envelope.js';
import { readFrame } from './read-frame.js';

/** What becomes of a record before any store is asked. Reasons are one sentence and hold no personal data. */
export type Decoded =
  | { readonly kind: 'event'; readonly event: ReceivedEvent }
  | { readonly kind: 'drop'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string };

/**
 * Reads a Kafka record by the rules of the event vocabulary, in their order: R1 to R3, R13 and R15, R14, R4 to R8 and
 * R16, R9. Pure, and never throws, whatever the bytes. R10 to R12 need a store and are the consumer's.
 * @param maxAgeDays how old an event may be when it comes
 */
export function decodeRecord(record: KafkaRecord, maxAgeDays = MAX_AGE_DAYS): Decoded {
  if (record.value === null) return decodeTombstone(record);
  const frame = readFrame(record.value, record.headers);
  if (frame.kind === 'refuse') return frame;
  const fault = frameFault(frame.attributes);
  if (fault !== undefined) return refuse(fault);

  const found = findType(String(frame.attributes.type), record.topic);
  if (found.kind !== 'ok') return found;
  const { definition } = found;

  const read = readEnvelope(frame.attributes);
  if (read.kind === 'refuse') return read;
  const normalised = normalise(definition, frame.data, frame.traits);
  if (normalised.kind === 'refuse') return normalised;

  const { envelope } = read;
  const { data, changed } = normalised;
  const key = record.key === null ? null : record.key.toString('utf8');
  const foreignKey = !isOwnKey(key, definition, data);
  if (foreignKey && definition.compacted)
    return refuse(`The record's key is not '${definition.key.text}' of the data; a later deletion would miss it.`);

  const age = judgeAge(definition.age, envelope.time, record.timestamp, maxAgeDays);
  if (age.kind !== 'ok') return age;
  return {
    kind: 'event',
    event: {
      definition,
      type: definition.type,
      id: envelope.id,
      source: envelope.source,
      time: envelope.time,
      key,
      foreignKey,
      subject: envelope.subject,
      correlationId: envelope.correlationId,
      causationId: envelope.causationId,
      traceparent: envelope.traceparent,
      data,
      raw: changed || frame.text === undefined ? JSON.stringify(data) : frame.text,
      arrivedAt: record.timestamp,
      late: age.late,
    },
  };
}

function isOwnKey(key: string | null, definition: EventDefinition, data: unknown): boolean {
  if (key === null) return false;
  const expected = definition.keyOf(data);
  return key === expected || normaliseId(key) === expected;
}

const refuse = (reason: string): Decoded => ({ kind: 'refuse', reason });
