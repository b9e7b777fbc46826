import type { Instant } from '@sidetone/domain/time';

/** A record as it stands in the log. */
export interface KafkaRecord {
  readonly topic: string;
  readonly partition: number;
  /** Whole numbers up to 2^53, which a partition does not reach. */
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
  readonly timestamp: Instant;
}

/** A record to write. Without a timestamp it gets the time of sending. */
export interface RecordToSend {
  readonly topic: string;
  readonly key: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
  readonly timestamp?: Instant;
}

/** Writes records and resolves when all brokers in charge have them (acks=all). Order per topic and key is kept. */
export interface EventProducer {
  send(records: readonly RecordToSend[]): Promise<void>;
  close(): Promise<void>;
}

/** Records of one partition, in order. */
export interface RecordBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly KafkaRecord[];
  /**
   * False once the consumer is stopping, or a seek to another offset has made the batch stale. That the group has moved on shows
   * in the heartbeat only.
   */
  isOurs(): boolean;
  /** Tells the group that we live. Throws when the group has moved on. */
  heartbeat(): Promise<void>;
  /** Remembers that all before `next` are done; with the last record also what follows it in the batch and is no record. */
  commit(next: number): Promise<void>;
}

/** Where the group stands in a partition. */
export interface PartitionPosition {
  readonly topic: string;
  readonly partition: number;
  /** The first offset that is not done. */
  readonly next: number;
  /** The offset that the next record will get. */
  readonly end: number;
}

export interface RecordConsumer {
  /** Starts fetching from where the group stands (from the beginning if it is new). */
  start(onBatch: (batch: RecordBatch) => Promise<void>): Promise<void>;
  /** Stops fetching, waits for the batches in work and leaves the group. */
  stop(): Promise<void>;
  /** Whether we are in the group and take records. */
  isRunning(): boolean;
  /** Where the group stands in each partition of its topics. */
  positions(): Promise<readonly PartitionPosition[]>;
}
