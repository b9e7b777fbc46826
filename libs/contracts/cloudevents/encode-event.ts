import { toIso } from '@sidetone/domain/time';
import type { OutgoingEvent } from '../define-event/index.js';

/** A record in CloudEvents' binary mode: attributes in headers, data as the value. */
export interface EncodedRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The Kafka record of an event; optional attributes appear only when given. */
export function encodeEvent(event: OutgoingEvent): EncodedRecord {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_type: event.type,
    ce_source: event.source,
    ce_id: event.id,
    ce_time: toIso(event.time),
    'content-type': 'application/json',
  };
  if (event.subject !== undefined) headers['ce_subject'] = event.subject;
  if (event.recordedTime !== undefined) headers['ce_recordedtime'] = toIso(event.recordedTime);
  if (event.correlationId !== undefined) headers['ce_correlationid'] = event.correlationId;
  if (event.causationId !== undefined) headers['ce_causationid'] = event.causationId;
  if (event.traceparent !== undefined) headers['ce_traceparent'] = event.traceparent;
  return { topic: event.topic, key: event.key, value: JSON.stringify(event.data), headers };
}
