import { deadLetterTopic } from '@sidetone/contracts/topics';
import type { KafkaConnection } from './kafka/connection.js';
import { ORIGIN_TIMESTAMP } from './kafka/origin-timestamp.js';
import type { EventProducer, KafkaRecord, RecordToSend } from './kafka/record.js';

/** Headers that a dead letter carries beside its own. */
const HEADERS = {
  reason: 'dlq-reason',
  topic: 'dlq-origin-topic',
  partition: 'dlq-origin-partition',
  offset: 'dlq-origin-offset',
  consumer: 'dlq-consumer',
  at: 'dlq-at',
  timestamp: ORIGIN_TIMESTAMP,
} as const;
const OWN_HEADERS: ReadonlySet<string> = new Set(Object.values(HEADERS));

/** A record that could not be used: its bytes as they came, why, and where it stood. */
export interface DeadLetter {
  /** `<topic>/<partition>/<offset>` of the record that could not be used. */
  readonly id: string;
  readonly consumer: string;
  readonly reason: string;
  readonly at: string;
  readonly record: RecordToSend;
}

/** The dead letter for a record. `at` is when it was given up, in RFC 3339. */
export function deadLetterRecord(record: KafkaRecord, consumer: string, reason: string, at: string): RecordToSend {
  return {
    topic: deadLetterTopic(record.topic).name,
    key: record.key,
    value: record.value,
    headers: {
      ...record.headers,
      [HEADERS.reason]: reason,
      [HEADERS.topic]: record.topic,
      [HEADERS.partition]: String(record.partition),
      [HEADERS.offset]: String(record.offset),
      [HEADERS.consumer]: consumer,
      [HEADERS.at]: at,
      [HEADERS.timestamp]: String(record.timestamp),
    },
  };
}

/** The dead letters of a topic, each once per consumer, however often its delivery was repeated. */
export async function listDeadLetters(kafka: KafkaConnection, topic: string): Promise<readonly DeadLetter[]> {
  const letters = new Map<string, DeadLetter>();
  await kafka.readTopic(deadLetterTopic(topic).name, (record) => {
    const letter = parse(record);
    letters.set(`${letter.id} ${letter.consumer}`, letter);
  });
  return [...letters.values()];
}

/**
 * Sends dead letters again to the topic they came from, as they first came. The original time stamp goes with them as a header
 * too, because Kafka stamps records anew where it is told to, so that their age is judged as the first time. Consumers that had taken the record drop it as a duplicate. Returns how many were sent.
 */
export async function replayDeadLetters(producer: EventProducer, letters: readonly DeadLetter[]): Promise<number> {
  const once = new Map(letters.map(({ id, record }) => [id, withOriginTimestamp(record)]));
  await producer.send([...once.values()]);
  return once.size;
}

function withOriginTimestamp(record: RecordToSend): RecordToSend {
  if (record.timestamp === undefined) return record;
  return { ...record, headers: { ...record.headers, [ORIGIN_TIMESTAMP]: String(record.timestamp) } };
}

function parse(record: KafkaRecord): DeadLetter {
  const text = (name: string): string => {
    const value = record.headers[name];
    return String(Array.isArray(value) ? value[0] : (value ?? ''));
  };
  const topic = text(HEADERS.topic);
  const headers = Object.fromEntries(Object.entries(record.headers).filter(([name]) => !OWN_HEADERS.has(name)));
  return {
    id: `${topic}/${text(HEADERS.partition)}/${text(HEADERS.offset)}`,
    consumer: text(HEADERS.consumer),
    reason: text(HEADERS.reason),
    at: text(HEADERS.at),
    record: { topic, key: record.key, value: record.value, headers, timestamp: Number(text(HEADERS.timestamp)) },
  };
}
