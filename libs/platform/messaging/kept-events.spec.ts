import { encodeEvent } from '@sidetone/contracts/cloudevents';
import { interactionChanged, type ReceivedEvent } from '@sidetone/contracts/events';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import type { KafkaConnection } from './kafka/connection.js';
import { ORIGIN_TIMESTAMP } from './kafka/origin-timestamp.js';
import type { KafkaRecord } from './kafka/record.js';
import { KeptEvents } from './kept-events.js';

const now = Date.UTC(2026, 10, 23, 12);

function record(offset: number, at = now, headers: KafkaRecord['headers'] = {}): KafkaRecord {
  const event = interactionChanged.create({
    ...{ id: `INT-${offset}:1`, source: '//crm.example', time: at },
    data: {
      ...{ interactionId: `INT-${offset}`, kind: 'support', status: 'completed', statusChangedAt: toIso(at) },
      customerId: 'CUS-1',
    },
  });
  const { key, value, headers: own } = encodeEvent(event);
  const bytes = (part: Buffer | string | null) => (typeof part === 'string' ? Buffer.from(part) : part);
  const place = { topic: 'prefix.bss.interaction.v1', partition: 0, offset, timestamp: now };
  return { ...place, key: bytes(key), value: bytes(value), headers: { ...own, ...headers } };
}

/** A topic with these records. */
function keptOf(records: readonly KafkaRecord[]): KeptEvents {
  const kafka: Pick<KafkaConnection, 'readTopic'> = {
    readTopic: async (_topic, onRecord) => {
      for (const one of records) await onRecord(one);
      return new Map([[0, { low: 0, high: records.length }]]);
    },
  };
  return new KeptEvents(kafka, 400);
}

async function idsOf(records: readonly KafkaRecord[]): Promise<{ pieces: string[][]; read: number }> {
  const pieces: string[][] = [];
  const take = (events: readonly ReceivedEvent<unknown>[]) => Promise.resolve(pieces.push(events.map(({ id }) => id)));
  const { records: read } = await keptOf(records).read('bss.interaction.v1', {}, take);
  return { pieces, read };
}

describe('events that Kafka still keeps', () => {
  it('come in their order, in pieces', async () => {
    const { pieces, read } = await idsOf(Array.from({ length: 5_001 }, (_, offset) => record(offset)));
    expect(pieces.map((piece) => piece.length)).toEqual([5_000, 1]);
    expect([pieces[0]?.[0], pieces[1]?.[0]]).toEqual(['INT-0:1', 'INT-5000:1']);
    expect(read).toBe(5_001);
  });

  it('are read past what the rules refuse, or dropped for its age when it came', async () => {
    const broken = { ...record(1), value: Buffer.from('{') };
    const { pieces, read } = await idsOf([record(0), broken, record(2, now - 401 * DAY_MS), record(3)]);
    expect(pieces).toEqual([['INT-0:1', 'INT-3:1']]);
    expect(read).toBe(4);
  });

  it('are as old as they were when they first came, where they were sent again from the dead letters', async () => {
    const again = record(1, now - 401 * DAY_MS, { [ORIGIN_TIMESTAMP]: String(now - 400 * DAY_MS) });
    expect((await idsOf([again])).pieces).toEqual([['INT-1:1']]);
  });

  it('hand on nothing of an empty topic', async () => {
    expect(await idsOf([])).toEqual({ pieces: [], read: 0 });
  });

  it('are all there since the first of them', async () => {
    const reading = keptOf([{ ...record(0), timestamp: now - DAY_MS }, record(1)]).read('bss.interaction.v1', {}, () =>
      Promise.resolve(),
    );
    expect(await reading).toEqual({ records: 2, since: now - DAY_MS, ends: new Map([[0, 2]]) });
  });
});
