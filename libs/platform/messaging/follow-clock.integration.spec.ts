import { HOUR_MS } from '@sidetone/domain/time';
import { aTick } from '@sidetone/testing/factories';
import { eventually, openSuite, type Suite } from '@sidetone/testing/suite';
import { DueRunner, SimulatedClock } from '../time/index.js';
import { followClock } from './index.js';

const NOW = Date.UTC(2026, 10, 23, 12);
let suite: Suite;
beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
});
afterAll(async () => {
  await suite.close();
});

it('moves every process’s clock with each tick, from the first one on, and does what is due then', async () => {
  await suite.send([aTick(NOW)]);
  const processes = await Promise.all(
    [1, 2].map(async () => {
      const clock = new SimulatedClock();
      const due = new DueRunner(clock);
      const ranAt: number[] = [];
      due.register({ name: 'watch', countDue: async () => 0, runDue: async (now) => (ranAt.push(now), 0) });
      const fail = (error: Error): never => {
        throw error;
      };
      return { clock, ranAt, due, consumer: await followClock(suite.kafka, 'scoring', clock, due, fail) };
    }),
  );
  const bothStandAt = (now: number) =>
    eventually(() => {
      for (const { clock, ranAt } of processes) expect([clock.now(), ranAt.at(-1)]).toEqual([now, now]);
    });
  await bothStandAt(NOW);

  await suite.sendRecords([{ topic: 'sim.clock.v1', key: 'clock', value: 'half past nine', headers: {} }]);
  await suite.send([aTick(NOW + HOUR_MS), aTick(NOW)]);
  await bothStandAt(NOW + HOUR_MS);
  for (const { consumer, due } of processes) {
    await consumer.stop();
    await due.onModuleDestroy();
  }
});
