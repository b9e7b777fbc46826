import { Registry } from 'prom-client';
import { backlogMetrics, type Backlog } from './index.js';

const backlog = (part: Partial<Backlog>): Backlog => ({ now: null, lag: 0, outbox: 0, due: 0, ...part });
const valuesIn = (text: string): (string | undefined)[] =>
  ['consumer_lag_records', 'outbox_waiting_events', 'outbox_oldest_seconds', 'due_rows'].map(
    (name) => new RegExp(`^sidetone_${name} (\\d+)$`, 'm').exec(text)?.[1],
  );

describe('backlogMetrics', () => {
  it('shows what was read last, however often it is scraped', async () => {
    const registry = new Registry();
    const answers = [backlog({ lag: 1, outbox: 2, due: 3 }), backlog({ lag: 4, outbox: 5, due: 6 })];
    let asked = 0;
    const reading = backlogMetrics(registry, {
      backlog: async () => answers[asked++] ?? backlog({}),
      outboxAgeSeconds: async () => 10 * asked,
    });
    await reading.read();
    expect(valuesIn(await registry.metrics())).toEqual(['1', '2', '10', '3']);
    expect(valuesIn(await registry.metrics())).toEqual(['1', '2', '10', '3']);
    await reading.read();
    expect(valuesIn(await registry.metrics())).toEqual(['4', '5', '20', '6']);
  });

  it('keeps the last values while Kafka or PostgreSQL is away', async () => {
    const registry = new Registry();
    let away = false;
    const reading = backlogMetrics(registry, {
      backlog: () => (away ? Promise.reject(new Error('away')) : Promise.resolve(backlog({ lag: 7 }))),
      outboxAgeSeconds: async () => 0,
    });
    await reading.read();
    away = true;
    await expect(reading.read()).rejects.toThrow('away');
    expect(valuesIn(await registry.metrics())).toEqual(['7', '0', '0', '0']);
  });
});
