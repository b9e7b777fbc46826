import type { OutgoingEvent } from '@sidetone/contracts/events';
import { toIso } from '@sidetone/domain/time';
import type { RawRecord } from './emission.js';

/** An event as a Kafka record in CloudEvents binary mode, written as the operator's own systems write it, not by the platform's code. */
export function cloudEventRecord(event: OutgoingEvent): RawRecord {
  return {
    topic: event.topic,
    key: event.key,
    value: JSON.stringify(event.data),
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_source: event.source,
      ce_type: event.type,
      ce_time: toIso(event.time),
      ...(event.subject === undefined ? {} : { ce_subject: event.subject }),
      ...(event.correlationId === undefined ? {} : { ce_correlationid: event.correlationId }),
    },
  };
}
