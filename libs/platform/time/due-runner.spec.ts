import { Logger } from '@nestjs/common';
import { Registry } from 'prom-client';
import { DueMetrics, DueRunner, SimulatedClock, type DueWork } from './index.js';

Logger.overrideLogger(false);

/** Rows that wait for their time; each call moves one. */
function rows(...dueAt: number[]): DueWork & { readonly done: number[] } {
  const done: number[] = [];
  return {
    name: 'rows',
    done,
    countDue: async (now) => dueAt.filter((at) => at <= now).length,
    runDue: async (now) => {
      const index = dueAt.findIndex((at) => at <= now);
      if (index < 0) return 0;
      done.push(...dueAt.splice(index, 1));
      return 1;
    },
  };
}

async function at(now: number, ...works: readonly DueWork[]): Promise<DueRunner> {
  const clock = new SimulatedClock();
  clock.tick(now);
  const due = new DueRunner(clock);
  for (const work of works) due.register(work);
  due.wake();
  await due.onModuleDestroy();
  return due;
}

describe('DueRunner', () => {
  it('leaves what is not yet due', async () => {
    const due = new DueRunner(new SimulatedClock());
    due.register(rows(5, 10, 11));
    due.register(rows(1));
    expect(await due.countDue(10)).toBe(3);
  });

  it('does the rest when one work fails', async () => {
    const broken: DueWork = {
      name: 'broken',
      countDue: async () => 1,
      runDue: () => Promise.reject(new Error('broken')),
    };
    const sound = rows(1);
    const clock = new SimulatedClock();
    clock.tick(10);
    const due = new DueRunner(clock);
    due.register(broken);
    due.register(sound);
    const ran = new Promise<void>((resolve) =>
      due.register({ name: 'last', countDue: async () => 0, runDue: async () => (resolve(), 0) }),
    );
    due.wake();
    await ran;
    expect(sound.done).toEqual([1]);
    await due.onModuleDestroy();
  });

  it('counts what waits by work, and itself only where nothing must be overlooked', async () => {
    const clock = new SimulatedClock();
    clock.tick(10);
    const due = new DueRunner(clock);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    due.register({ name: 'held', countDue: async () => 0, runDue: () => held.then(() => 0) });
    due.wake();
    expect(await due.countDue(10)).toBe(1);
    expect(await due.countByWork(10)).toEqual([['held', 0]]);
    release();
    await due.onModuleDestroy();
  });

  it('tells how each work moves on, and how often it fails', async () => {
    const clock = new SimulatedClock();
    clock.tick(10);
    const registry = new Registry();
    const due = new DueRunner(clock, new DueMetrics(registry));
    const counted = async (name: string) =>
      (await registry.getMetricsAsJSON())
        .find((metric) => metric.name === name)
        ?.values.map(({ labels, value }) => [labels['work'], value]);
    const long: DueWork = { name: 'long', countDue: async () => 1, runDue: async () => 0 };
    due.register({ name: 'broken', countDue: async () => 1, runDue: () => Promise.reject(new Error('broken')) });
    due.register(rows(1, 2, 3, 20));
    due.register(long);
    expect(await counted('sidetone_due_moves_total')).toEqual([
      ['broken', 0],
      ['rows', 0],
      ['long', 0],
    ]);
    const ran = new Promise<void>((resolve) =>
      due.register({ name: 'last', countDue: async () => 0, runDue: async () => (resolve(), 0) }),
    );
    due.wake();
    await ran;
    await due.onModuleDestroy();
    due.progressed(long);
    expect(await counted('sidetone_due_moves_total')).toEqual([
      ['broken', 0],
      ['rows', 3],
      ['long', 1],
      ['last', 0],
    ]);
    expect(await counted('sidetone_due_failures_total')).toEqual([
      ['broken', 1],
      ['rows', 0],
      ['long', 0],
      ['last', 0],
    ]);
  });

  it('finishes the round in work when it is stopped, and begins no other', async () => {
    const waiting = rows(1, 2, 3);
    const due = await at(10, waiting);
    expect(waiting.done).toEqual([1]);
    due.wake();
    await due.onModuleDestroy();
    expect(waiting.done).toEqual([1]);
  });
});

describe('SimulatedClock', () => {
  it('never runs backwards', () => {
    const clock = new SimulatedClock();
    for (const now of [5, 9, 7]) clock.tick(now);
    expect(clock.now()).toBe(9);
  });
});
