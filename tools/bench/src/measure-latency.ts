import { setTimeout as pause } from 'node:timers/promises';
import { aCallFailure } from '@sidetone/testing/factories';
import { openSuite } from '@sidetone/testing/suite';
import { figure, percentile, type Figure } from './figure.js';
import type { BenchParts } from './measure-runner.js';

const EVENTS_PER_SECOND = 500;
const SLICES_PER_SECOND = 20;
const PROBE_EVERY_SLICES = 2;
const POLL_MS = 10;
const GIVE_UP_MS = 20_000;

/** From publishing an event to reading it back through the API, while 500 events a second come in. */
export async function measureLatency({ brokers, databaseUrl, say }: BenchParts, seconds: number): Promise<Figure[]> {
  const suite = await openSuite({ kafkaBrokers: brokers, databaseAdminUrl: databaseUrl, mostPartitions: 6 });
  try {
    const service = await suite.start('kpi-correlation', { LOG_LEVEL: 'warn' });
    say(`publishing ${EVENTS_PER_SECOND} events a second for ${seconds} s, reading some back through the API`);
    const probes: Promise<number>[] = [];
    const start = Date.now();
    for (let slice = 0; slice < seconds * SLICES_PER_SECOND; slice += 1) {
      const sentAt = Date.now();
      const events = Array.from({ length: EVENTS_PER_SECOND / SLICES_PER_SECOND }, (_, index) =>
        aCallFailure(`L-${slice}-${index}`, sentAt, { subscriptionId: `SUB-${slice}-${index}` }),
      );
      const sending = suite.send(events);
      if (slice % PROBE_EVERY_SLICES === 0) probes.push(untilReadable(`SUB-${slice}-0`, performance.now()));
      await sending;
      const due = start + ((slice + 1) * 1_000) / SLICES_PER_SECOND;
      await pause(Math.max(0, due - Date.now()));
    }
    const delays = await Promise.all(probes);
    return [
      figure('latency.published_to_readable_p50_s', percentile(delays, 0.5) / 1_000, 's', 'lower'),
      figure('latency.published_to_readable_p95_s', percentile(delays, 0.95) / 1_000, 's', 'lower', 1),
    ];

    async function untilReadable(subscriptionId: string, from: number): Promise<number> {
      while (performance.now() - from < GIVE_UP_MS) {
        const { body } = await service.call('GET', `/v1/subscriptions/${subscriptionId}/events?limit=1`);
        const { items } = body as { items: readonly unknown[] };
        if (items.length > 0) return performance.now() - from;
        await pause(POLL_MS);
      }
      return GIVE_UP_MS;
    }
  } finally {
    await suite.close();
  }
}
