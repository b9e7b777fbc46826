import { Logger } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Readings, type Reading } from './index.js';

/** Readings whose waits end when told to. */
function paced(registry: Registry, everyMs = 1_000) {
  const waits: number[] = [];
  let next: () => void = () => undefined;
  let waiting: () => void = () => undefined;
  const readings = new Readings(registry, {
    everyMs,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        waits.push(ms);
        next = () => resolve(undefined);
        signal.addEventListener('abort', () => resolve(undefined));
        waiting();
      }),
  });
  const untilWaiting = () => new Promise<void>((resolve) => (waiting = resolve));
  return { readings, waits, untilWaiting, goOn: () => next() };
}

const valueOf = async (registry: Registry, name: string) =>
  (await registry.getMetricsAsJSON()).find((metric) => metric.name === name)?.values[0]?.value;

// What is logged of a failure is for operators.
beforeAll(() => Logger.overrideLogger(false));

describe('Readings', () => {
  it('reads in the background, and never because of a scrape', async () => {
    const registry = new Registry();
    const { readings, untilWaiting, goOn } = paced(registry);
    let read = 0;
    readings.register({ name: 'cases', read: async () => void (read += 1) });
    const first = untilWaiting();
    readings.start();
    await first;
    await registry.metrics();
    await registry.metrics();
    expect(read).toBe(1);
    const second = untilWaiting();
    goOn();
    await second;
    expect(read).toBe(2);
    readings.stop();
  });

  /** How long the first rest is of a reading that takes 5 ms or more. */
  async function firstRest(reading: Partial<Reading>, everyMs = 0): Promise<number> {
    const { readings, waits, untilWaiting } = paced(new Registry(), everyMs);
    readings.register({
      name: 'slow',
      ...reading,
      read: async () => {
        const start = performance.now();
        while (performance.now() - start < 5);
        await reading.read?.();
      },
    });
    const first = untilWaiting();
    readings.start();
    await first;
    readings.stop();
    return waits[0] ?? Number.NaN;
  }

  it('rests twenty times as long as a reading took, where that is more than its pace', async () => {
    expect(await firstRest({})).toBeGreaterThanOrEqual(100);
    expect(await firstRest({}, 60_000)).toBe(60_000);
  });

  it('rests no longer than it took when something was away, so that its gauges are not old for long afterwards', async () => {
    const rest = await firstRest({ read: () => Promise.reject(new Error('away')) });
    expect(rest).toBeGreaterThanOrEqual(5);
    expect(rest).toBeLessThan(100);
  });

  it('keeps its pace where a reading says that it ends by itself', async () => {
    expect(await firstRest({ evenPace: true }, 1)).toBe(1);
  });

  it('counts what could not be read, goes on, and does not call it read', async () => {
    const registry = new Registry();
    const { readings, untilWaiting } = paced(registry);
    readings.register({ name: 'cases', read: () => Promise.reject(new Error('away')) });
    const before = await valueOf(registry, 'sidetone_reading_timestamp_seconds');
    const first = untilWaiting();
    readings.start();
    await first;
    expect(await valueOf(registry, 'sidetone_reading_failures_total')).toBe(1);
    expect(await valueOf(registry, 'sidetone_reading_timestamp_seconds')).toBe(before);
    readings.stop();
  });
});
