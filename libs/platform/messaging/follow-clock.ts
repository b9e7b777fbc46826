import { randomUUID } from 'node:crypto';
import { decodeRecord } from '@sidetone/contracts/cloudevents';
import { clockTicked } from '@sidetone/contracts/events';
import type { DueRunner, SimulatedClock } from '../time/index.js';
import type { KafkaConnection } from './kafka/connection.js';
import type { RecordConsumer } from './kafka/record.js';

/** Moves a simulated clock as the topic sim.clock.v1 tells, and runs what is due after each tick. Each process follows every tick. */
export async function followClock(
  kafka: KafkaConnection,
  service: string,
  clock: SimulatedClock,
  due: DueRunner,
  onFatal: (error: Error) => void,
): Promise<RecordConsumer> {
  const consumer = kafka.consumer({
    group: `${service}-clock-${randomUUID()}`,
    topics: [clockTicked.topic],
    concurrency: 1,
    onFatal,
  });
  await consumer.start(async (batch) => {
    for (const record of batch.records) {
      const decoded = decodeRecord(record);
      if (decoded.kind === 'event') clock.tick(decoded.event.time);
    }
    const last = batch.records.at(-1);
    if (last) await batch.commit(last.offset + 1);
    due.wake();
  });
  return consumer;
}
