import { Registry } from 'prom-client';
import { backlogMetrics, type Reading } from './index.js';

const away = (): Promise<never> => Promise.reject(new Error('away'));
const position = (next: number, end: number) => ({ topic: 'oss.call.v1', partition: 0, next, end });

/** A service of which the parts can be taken away; what waits grows by each reading. */
function watched() {
  const registry = new Registry();
  const isAway = { kafka: false, database: false };
  let asked = 0;
  const readings = backlogMetrics(
    registry,
    {
      positions: async () => (isAway.kafka ? away() : [position(3, 5 + asked)]),
      outbox: async () => (isAway.database ? away() : { waiting: asked, oldestSeconds: 10 * asked }),
      dueByWork: async () => (isAway.database ? away() : [['send messages', 100 * asked]]),
    },
    () => 60_000 * asked,
  );
  const values = async () => {
    const text = await registry.metrics();
    const names = [
      'consumer_lag_records',
      'partition_standing_seconds',
      'outbox_waiting_events',
      'outbox_oldest_seconds',
      'due_rows',
    ];
    return names.map((name) => Number(new RegExp(`^sidetone_${name}(?:\\{.*\\})? (\\d+)$`, 'm').exec(text)?.[1]));
  };
  const readAll = async (): Promise<readonly string[]> => {
    asked += 1;
    const ended = await Promise.allSettled(readings.map((reading: Reading) => reading.read()));
    return readings.flatMap(({ name }, index) => (ended[index]?.status === 'rejected' ? name : []));
  };
  return { isAway, values, readAll };
}

describe('backlogMetrics', () => {
  it('shows what was read last, however often it is scraped', async () => {
    const { values, readAll } = watched();
    await readAll();
    expect(await values()).toEqual([3, 0, 1, 10, 100]);
    expect(await values()).toEqual([3, 0, 1, 10, 100]);
    await readAll();
    expect(await values()).toEqual([4, 60, 2, 20, 200]);
  });

  it('keeps the last values of what Kafka knows while Kafka is away, and goes on with what PostgreSQL knows', async () => {
    const { isAway, values, readAll } = watched();
    await readAll();
    isAway.kafka = true;
    expect(await readAll()).toEqual(['records']);
    expect(await values()).toEqual([3, 0, 2, 20, 200]);
  });

  it('and the other way round', async () => {
    const { isAway, values, readAll } = watched();
    await readAll();
    isAway.database = true;
    expect(await readAll()).toEqual(['outbox', 'due work']);
    expect(await values()).toEqual([4, 60, 1, 10, 100]);
  });
});
