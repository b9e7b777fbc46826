import { decodeTombstone } from './decode-tombstone.js';
import { decodeValue, type Decoded } from './decode-value.js';
import { MAX_AGE_DAYS } from './judge-age.js';
import type { KafkaRecord } from './kafka-record.js';

/**
 * Reads a Kafka record by the rules of the event vocabulary, in their order: R1 to R3, R13 and R15, R14, R4 to R8 and
 * R16, R9. Pure, and never throws, whatever the bytes. R10 to R12 need a store and are the consumer's.
 * @param maxAgeDays how old an event may be when it comes
 */
export function decodeRecord(record: KafkaRecord, maxAgeDays = MAX_AGE_DAYS): Decoded {
  if (record.value === null) return decodeTombstone(record);
  return decodeValue(record.value, record.headers, record.timestamp, record, maxAgeDays);
}
