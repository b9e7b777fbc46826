import { setImmediate as soon } from 'node:timers/promises';
import { aCallFailure } from '@sidetone/testing/factories';
import { SimulatedClock } from '../time/index.js';
import { DirectPublisher } from './direct-publisher.js';
import { KafkaAway } from './kafka-away.js';
import type { RecordToSend } from './kafka/record.js';

const clock = new SimulatedClock();
clock.tick(5_000);

/** Producers that do as they are told, one after the other, and what became of them. */
function createFakeKafka(...sends: readonly (() => Promise<void>)[]) {
  const sent: RecordToSend[][] = [];
  const made: { closed: boolean }[] = [];
  return {
    sent,
    made,
    producer: () => {
      const send = sends[made.length] ?? (() => Promise.resolve());
      const state = { closed: false };
      made.push(state);
      return {
        send: (records: readonly RecordToSend[]) => {
          sent.push([...records]);
          return send();
        },
        close: async () => void (state.closed = true),
      };
    },
  };
}
const event = aCallFailure('E-1', 1_000);

describe('DirectPublisher', () => {
  it('publishes with the key of the event, which it names in the partitionkey too, and the time of the clock', async () => {
    const kafka = createFakeKafka();
    await new DirectPublisher(kafka, clock).publish([event]);
    expect(kafka.sent).toMatchObject([
      [
        {
          topic: 'oss.call.v1',
          key: event.key,
          headers: { ce_id: 'E-1', ce_partitionkey: event.key },
          timestamp: 5_000,
        },
      ],
    ]);
  });

  it('keeps its producer while it works, and takes another one when it has failed', async () => {
    const kafka = createFakeKafka(() => Promise.reject(new Error('no broker')));
    const publisher = new DirectPublisher(kafka, clock);
    await expect(publisher.publish([event])).rejects.toThrow(KafkaAway);
    await publisher.publish([event]);
    await publisher.publish([event]);
    expect(kafka.made).toEqual([{ closed: true }, { closed: false }]);
    await publisher.close();
    expect(kafka.made).toEqual([{ closed: true }, { closed: true }]);
  });

  it('does not wait for ever', async () => {
    const kafka = createFakeKafka(() => new Promise(() => undefined));
    await expect(new DirectPublisher(kafka, clock, 1).publish([event])).rejects.toThrow(
      'Kafka did not acknowledge within 1 ms',
    );
    await soon();
    expect(kafka.made).toEqual([{ closed: true }]);
  });

  it('asks nothing of Kafka for no events', async () => {
    const kafka = createFakeKafka();
    await new DirectPublisher(kafka, clock).publish([]);
    expect(kafka.made).toEqual([]);
  });
});
