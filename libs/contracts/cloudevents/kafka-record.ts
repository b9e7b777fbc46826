import type { Instant } from '@sidetone/domain/time';

export type HeaderValue = Buffer | string | (Buffer | string)[] | undefined;
export type Headers = Readonly<Record<string, HeaderValue>>;

/** A record as a Kafka client hands it over; the topic without any installation prefix. */
export interface KafkaRecord {
  readonly topic: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Headers;
  readonly timestamp: Instant;
}
