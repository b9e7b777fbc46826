import type { Instant } from '@sidetone/domain/time';
import type { EventDefinition, ReceivedEvent } from '../define-event/index.js';
import { normaliseId } from '../fields/index.js';
import { normalise } from '../validation/index.js';
import { findType } from './find-type.js';
import { judgeAge } from './judge-age.js';
import type { Headers } from './kafka-record.js';
import { frameFault, readEnvelope } from './read-envelope.js';
import { readFrame } from './read-frame.js';

/** What becomes of an event before any store is asked. Reasons are one sentence and hold no personal data. */
export type Decoded =
  | { readonly kind: 'event'; readonly event: ReceivedEvent }
  | { readonly kind: 'drop'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string };

/** Where in Kafka an event stood. What came by another door has no place yet: it gets the one of its type. */
export interface Place {
  readonly topic: string;
  readonly key: Buffer | null;
}

/**
 * Reads the bytes of an event by the rules of the event vocabulary, in their order: R1 to R3, R15, R14, R4 to R8 and R16, R13, R9.
 * The one judge of events, whichever door they come by. Pure, and never throws, whatever the bytes.
 * @param maxAgeDays how old an event may be when it comes
 */
export function decodeValue(
  value: Buffer,
  headers: Headers,
  arrivedAt: Instant,
  place: Place | undefined,
  maxAgeDays: number,
): Decoded {
  const frame = readFrame(value, headers);
  if (frame.kind === 'refuse') return frame;
  const fault = frameFault(frame.attributes);
  if (fault !== undefined) return refuse(fault);

  const found = findType(String(frame.attributes.type), place?.topic);
  if (found.kind !== 'ok') return found;
  const { definition } = found;

  const read = readEnvelope(frame.attributes);
  if (read.kind === 'refuse') return read;
  const normalised = normalise(definition, frame.data, frame.traits);
  if (normalised.kind === 'refuse') return normalised;

  const { envelope } = read;
  const { data, changed } = normalised;
  const key = place === undefined ? definition.keyOf(data) : (place.key?.toString('utf8') ?? null);
  const foreignKey = !isOwnKey(key, definition, data);
  if (foreignKey && definition.compacted)
    return refuse(`The record's key is not '${definition.key.text}' of the data; a later deletion would miss it.`);

  const age = judgeAge(definition.age, envelope.time, arrivedAt, maxAgeDays);
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
      arrivedAt,
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
