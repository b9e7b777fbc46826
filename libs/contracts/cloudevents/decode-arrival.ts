import type { Instant } from '@sidetone/domain/time';
import { decodeValue, type Decoded } from './decode-value.js';
import { MAX_AGE_DAYS } from './judge-age.js';
import type { Headers } from './kafka-record.js';

/**
 * Reads an event that came by a door without topics and keys, such as HTTP: judged as a Kafka record is, on the topic of its type
 * and with the key that its definition computes. `headers` are those of a record: `content-type` and `ce_…`. Never throws.
 */
export const decodeArrival = (
  value: Buffer,
  headers: Headers,
  arrivedAt: Instant,
  maxAgeDays = MAX_AGE_DAYS,
): Decoded => decodeValue(value, headers, arrivedAt, undefined, maxAgeDays);
