import { decodeRecord } from '@sidetone/contracts/cloudevents';
import type { ReceivedEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { KafkaConnection } from './kafka/connection.js';
import { asFirstReceived } from './kafka/origin-timestamp.js';
import type { TopicRange } from './kafka/read-topic.js';
import { KeptSince } from './kept-since.js';

const EVENTS_AT_ONCE = 5_000;

/** What was read of a topic. */
export interface ReadRecords {
  readonly records: number;
  /** Since when none that came is missing, where the range began at the beginning; undefined where nothing was read. */
  readonly since: Instant | undefined;
}

/** The events that Kafka still keeps, read beside the consumer group, and judged as when they first came. */
export class KeptEvents {
  constructor(
    private readonly kafka: Pick<KafkaConnection, 'readTopic'>,
    /** How old an event may be when it comes (rule R9). */
    private readonly maxAgeDays: number,
  ) {}

  /**
   * Hands on the events of a topic, or of a range of it, in pieces: those of a partition in their order. Records that the rules refuse,
   * or have dropped, are left out.
   */
  async read(
    topic: string,
    range: TopicRange,
    onEvents: (events: readonly ReceivedEvent<unknown>[]) => Promise<unknown>,
  ): Promise<ReadRecords> {
    const kept = new KeptSince();
    let records = 0;
    let events: ReceivedEvent<unknown>[] = [];
    const handOn = async (): Promise<void> => {
      const full = events;
      events = [];
      await onEvents(full);
    };
    await this.kafka.readTopic(
      topic,
      (record) => {
        records += 1;
        kept.add(record);
        const decoded = decodeRecord(asFirstReceived({ ...record, topic }), this.maxAgeDays);
        if (decoded.kind === 'event') events.push(decoded.event);
        return events.length >= EVENTS_AT_ONCE ? handOn() : undefined;
      },
      range,
    );
    if (events.length > 0) await handOn();
    return { records, since: kept.since };
  }
}
