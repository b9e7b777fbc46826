import { Gauge, type Registry } from 'prom-client';
import type { Reading } from './readings.js';
import type { ServiceStatus } from './service-status.js';

/** Gauges of what waits: records, events, due rows. */
export function backlogMetrics(
  registry: Registry,
  status: Pick<ServiceStatus, 'backlog' | 'outboxAgeSeconds'>,
): Reading {
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
  const lagging = gauge('sidetone_consumer_lag_records', 'Records in the subscribed topics that are not yet done.');
  const waiting = gauge('sidetone_outbox_waiting_events', 'Events in the outbox that Kafka has not acknowledged.');
  const oldest = gauge(
    'sidetone_outbox_oldest_seconds',
    'Age of the oldest event that Kafka has not acknowledged; 0 where none waits.',
  );
  const dueRows = gauge('sidetone_due_rows', 'Rows whose time has come and that are not yet done.');
  return {
    name: 'backlog',
    async read() {
      const { lag, outbox, due } = await status.backlog();
      lagging.set(lag);
      waiting.set(outbox);
      dueRows.set(due);
      oldest.set(await status.outboxAgeSeconds());
    },
  };
}
