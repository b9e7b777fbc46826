import { setTimeout as pause } from 'node:timers/promises';
import { encodeEvent } from '@sidetone/contracts/cloudevents';
import type { OutgoingEvent } from '@sidetone/contracts/events';
import { errorText } from '../observability/safe-error.js';
import type { Clock } from '../time/index.js';
import { traceSending } from '../tracing/index.js';
import { KafkaAway } from './kafka-away.js';
import type { KafkaConnection } from './kafka/connection.js';
import type { EventProducer, RecordToSend } from './kafka/record.js';

/** Callers wait for the answer; most give up after 30 s, and should hear from us before. */
const ACKNOWLEDGED_WITHIN_MS = 10_000;

/**
 * Publishes at once and without the outbox, for doors whose caller keeps an event until it is acknowledged: there is no business
 * row that it would have to go with. What the service itself decides is published by `tx.publish`.
 */
export class DirectPublisher {
  private producer: EventProducer | undefined;

  constructor(
    private readonly kafka: Pick<KafkaConnection, 'producer'>,
    private readonly clock: Clock,
    private readonly withinMs = ACKNOWLEDGED_WITHIN_MS,
  ) {}

  /**
   * Resolves when all brokers in charge have all events (acks=all), in this order per key.
   * @throws KafkaAway when they have not within ten seconds
   */
  async publish(events: readonly OutgoingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const timestamp = this.clock.now();
    const producer = (this.producer ??= this.kafka.producer());
    const inTime = new AbortController();
    const tooLate = pause(this.withinMs, undefined, { signal: inTime.signal }).then(() => {
      throw new KafkaAway(`Kafka did not acknowledge within ${this.withinMs} ms`);
    });
    tooLate.catch(() => undefined); // lost the race: aborted below
    const sending = traceSending(events.map((event) => recordOf(event, timestamp)));
    try {
      const sent = producer.send(sending.records);
      sent.catch(() => undefined); // lost the race: its failure was told as a delay
      await Promise.race([sent, tooLate]);
      sending.acknowledged();
    } catch (error) {
      sending.failed(error);
      // What became of the numbers of an idempotent producer that gave up is unknown; another one begins anew.
      this.forget(producer);
      throw error instanceof KafkaAway ? error : new KafkaAway(errorText(error), { cause: error });
    } finally {
      inTime.abort();
    }
  }

  async close(): Promise<void> {
    await this.producer?.close();
    this.producer = undefined;
  }

  private forget(producer: EventProducer): void {
    if (this.producer === producer) this.producer = undefined;
    producer.close().catch(() => undefined);
  }
}

/** An event that did not come by Kafka says which key it was given (event vocabulary, section 1). */
function recordOf(event: OutgoingEvent, timestamp: number): RecordToSend {
  const { headers, ...record } = encodeEvent(event);
  return { ...record, headers: { ...headers, ce_partitionkey: record.key }, timestamp };
}
