import { Gauge, type Registry } from 'prom-client';
import type { Backlog, ServiceStatus } from './service-status.js';

/** Gauges of what waits; asked for once at each scrape. Where Kafka or PostgreSQL is away they keep their last value. */
export function backlogMetrics(registry: Registry, status: Pick<ServiceStatus, 'backlog'>): void {
  let asking: Promise<Backlog | undefined> | undefined;
  // A scrape collects all gauges at the same time, so they share one question.
  const backlog = (): Promise<Backlog | undefined> => {
    asking ??= status
      .backlog()
      .catch(() => undefined)
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  const gauge = (name: string, help: string, of: (backlog: Backlog) => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const known = await backlog();
        if (known) this.set(of(known));
      },
    });
  gauge('sidetone_consumer_lag_records', 'Records in the subscribed topics that are not yet done.', ({ lag }) => lag);
  gauge(
    'sidetone_outbox_waiting_events',
    'Events in the outbox that Kafka has not acknowledged.',
    ({ outbox }) => outbox,
  );
  gauge('sidetone_due_rows', 'Rows whose time has come and that are not yet done.', ({ due }) => due);
}
