import type { KafkaRecord } from './record.js';

/** The header with the time at which Kafka first had a record that is sent again, in ms since the epoch. */
export const ORIGIN_TIMESTAMP = 'dlq-origin-timestamp';

/** The record as it first came: with the time stamp of its first arrival, which can only lie before this one, and without the header. */
export function asFirstReceived(record: KafkaRecord): KafkaRecord {
  const { [ORIGIN_TIMESTAMP]: told, ...headers } = record.headers;
  if (told === undefined) return record;
  const text = String(Array.isArray(told) ? told[0] : told);
  const isEarlier = /^\d{1,15}$/.test(text) && Number(text) <= record.timestamp;
  return { ...record, headers, timestamp: isEarlier ? Number(text) : record.timestamp };
}
