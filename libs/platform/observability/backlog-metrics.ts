import { Gauge, type Registry } from 'prom-client';
import type { ServiceStatus } from './service-status.js';

/** Gauges of what waits; asked for at each scrape. Where Kafka or PostgreSQL is away they keep their last value. */
export function backlogMetrics(registry: Registry, status: ServiceStatus): void {
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
  const outbox = gauge('sidetone_outbox_waiting_events', 'Events in the outbox that Kafka has not acknowledged.');
  const due = gauge('sidetone_due_rows', 'Rows whose time has come and that are not yet done.');
  new Gauge({
    name: 'sidetone_consumer_lag_records',
    help: 'Records in the subscribed topics that are not yet done.',
    registers: [registry],
    async collect() {
      const backlog = await status.backlog().catch(() => undefined);
      if (!backlog) return;
      this.set(backlog.lag);
      outbox.set(backlog.outbox);
      due.set(backlog.due);
    },
  });
}
