import { Gauge, type Registry } from 'prom-client';
import type { Reading } from './readings.js';
import type { ServiceStatus } from './service-status.js';

/** A gauge of the parts that a service needs: what `/health/ready` tells an orchestrator, for Prometheus. */
export function partMetrics(registry: Registry, status: Pick<ServiceStatus, 'readiness'>): Reading {
  const up = new Gauge({
    name: 'sidetone_part_up',
    help: '1 while a part that the service needs works, else 0: database, kafka, migrations, consumer.',
    labelNames: ['part'],
    registers: [registry],
  });
  return {
    name: 'parts',
    evenPace: true,
    async read() {
      for (const [part, works] of Object.entries(await status.readiness())) up.set({ part }, works ? 1 : 0);
    },
  };
}
