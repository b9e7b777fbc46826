import type { Instant } from '@sidetone/domain/time';

/** A record as the simulator hands it to Kafka; the timestamp is when its source wrote it, in simulated time. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string | null;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timestamp: Instant;
}

/** All the simulator asks of Kafka: resolves when the brokers have the records, in order per key. */
export interface EventProducer {
  send(records: readonly OutgoingRecord[]): Promise<void>;
}
