import { decodeRecord } from '@sidetone/contracts/cloudevents';
import type { ReceivedEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { KafkaConnection } from './kafka/connection.js';
import { asFirstReceived } from './kafka/origin-timestamp.js';
import type { Offsets, TopicRange } from './kafka/read-topic.js';
import { keptSince, type FirstRecord } from './kept-since.js';

const EVENTS_AT_ONCE = 5_000;

/** What was read of a topic. */
export interface ReadRecords {
  readonly records: number;
  /** Since when none that came is missing, where the range began at the beginning; undefined where that is not known. */
  readonly since: Instant | undefined;
  /** Where each partition ended when reading began. */
  readonly ends: Offsets;
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
    const first = new Map<number, FirstRecord>();
    let records = 0;
    let events: ReceivedEvent<unknown>[] = [];
    const handOn = async (): Promise<void> => {
      const full = events;
      events = [];
      await onEvents(full);
    };
    const held = await this.kafka.readTopic(
      topic,
      (record) => {
        records += 1;
        if (!first.has(record.partition)) first.set(record.partition, record);
        const decoded = decodeRecord(asFirstReceived({ ...record, topic }), this.maxAgeDays);
        if (decoded.kind === 'event') events.push(decoded.event);
        return events.length >= EVENTS_AT_ONCE ? handOn() : undefined;
      },
      range,
    );
    if (events.length > 0) await handOn();
    const ends = new Map([...held].map(([partition, { high }]) => [partition, high]));
    return { records, since: keptSince(held, first), ends };
  }
}
