import { CompressionTypes, Partitioners, type Kafka, type Producer } from 'kafkajs';
import type { EventProducer, RecordToSend } from './record.js';

/** kafkajs' idempotent producer: a repeated send after a lost acknowledgement is written once. */
export class KafkaEventProducer implements EventProducer {
  private readonly producer: Producer;
  private connected: Promise<void> | undefined;

  constructor(
    kafka: Kafka,
    private readonly topicPrefix: string,
  ) {
    this.producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner, // murmur2, as in Java: the same key lands on the same partition
    });
  }

  async send(records: readonly RecordToSend[]): Promise<void> {
    if (records.length === 0) return;
    this.connected ??= this.producer.connect();
    await this.connected.catch((error: unknown) => {
      this.connected = undefined;
      throw error;
    });
    for (const part of bySize(records)) await this.sendPart(part);
  }

  async close(): Promise<void> {
    if (this.connected) await this.producer.disconnect();
    this.connected = undefined;
  }

  private async sendPart(records: readonly RecordToSend[]): Promise<void> {
    await this.producer.sendBatch({
      acks: -1,
      compression: CompressionTypes.None,
      topicMessages: [...byTopic(records)].map(([topic, messages]) => ({
        topic: this.topicPrefix + topic,
        messages: messages.map(({ key, value, headers, timestamp }) => ({
          key,
          value,
          headers,
          ...(timestamp === undefined ? {} : { timestamp: String(timestamp) }),
        })),
      })),
    });
  }
}

function byTopic(records: readonly RecordToSend[]): Map<string, RecordToSend[]> {
  const groups = new Map<string, RecordToSend[]>();
  for (const record of records) {
    const group = groups.get(record.topic);
    if (group) group.push(record);
    else groups.set(record.topic, [record]);
  }
  return groups;
}

/** A broker refuses a batch above its limit (1 MiB unless told otherwise), so none of ours comes near it unless a single record does. */
const PART_BYTES = 512 * 1024;
const RECORD_OVERHEAD_BYTES = 500;

function* bySize(records: readonly RecordToSend[]): Generator<readonly RecordToSend[]> {
  let part: RecordToSend[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = Buffer.byteLength(record.value ?? '') + RECORD_OVERHEAD_BYTES;
    if (part.length > 0 && bytes + size > PART_BYTES) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(record);
    bytes += size;
  }
  if (part.length > 0) yield part;
}
