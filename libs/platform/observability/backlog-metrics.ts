import { Gauge, type Registry } from 'prom-client';
import type { Reading } from './readings.js';
import type { ServiceStatus } from './service-status.js';
import { StandingPartitions } from './standing-partitions.js';

/** Gauges of what waits: records, events, due rows. Each is a reading of its own, so that a part that is away hides its own alone. */
export function backlogMetrics(
  registry: Registry,
  status: Pick<ServiceStatus, 'positions' | 'outbox' | 'dueByWork'>,
  nowMs: () => number = () => performance.now(),
): readonly Reading[] {
  return [recordsReading(registry, status, nowMs), outboxReading(registry, status), dueReading(registry, status)];
}

function recordsReading(registry: Registry, status: Pick<ServiceStatus, 'positions'>, nowMs: () => number): Reading {
  const lagging = new Gauge({
    name: 'sidetone_consumer_lag_records',
    help: 'Records in the subscribed topics that are not yet done.',
    registers: [registry],
  });
  const standing = new Gauge({
    name: 'sidetone_partition_standing_seconds',
    help: 'For how long the partition of a topic that has stood longest has been seen to stand, though records wait in it; 0 where none does.',
    labelNames: ['topic'],
    registers: [registry],
  });
  const partitions = new StandingPartitions();
  return {
    name: 'records',
    // What takes long is a broker that has just come back; how far behind it everybody is should be known soon.
    evenPace: true,
    async read() {
      const positions = await status.positions();
      lagging.set(positions.reduce((sum, { next, end }) => sum + end - next, 0));
      for (const [topic, seconds] of partitions.look(positions, nowMs())) standing.set({ topic }, seconds);
    },
  };
}

function outboxReading(registry: Registry, status: Pick<ServiceStatus, 'outbox'>): Reading {
  const waiting = new Gauge({
    name: 'sidetone_outbox_waiting_events',
    help: 'Events in the outbox that Kafka has not acknowledged.',
    registers: [registry],
  });
  const oldest = new Gauge({
    name: 'sidetone_outbox_oldest_seconds',
    help: 'Age of the oldest event that Kafka has not acknowledged; 0 where none waits.',
    registers: [registry],
  });
  return {
    name: 'outbox',
    async read() {
      const outbox = await status.outbox();
      waiting.set(outbox.waiting);
      oldest.set(outbox.oldestSeconds);
    },
  };
}

function dueReading(registry: Registry, status: Pick<ServiceStatus, 'dueByWork'>): Reading {
  const dueRows = new Gauge({
    name: 'sidetone_due_rows',
    help: 'Rows whose time has come and that are not yet done, by work.',
    labelNames: ['work'],
    registers: [registry],
  });
  return {
    name: 'due work',
    async read() {
      for (const [work, rows] of await status.dueByWork()) dueRows.set({ work }, rows);
    },
  };
}
