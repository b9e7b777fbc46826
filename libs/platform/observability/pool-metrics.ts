import { Gauge, type Registry } from 'prom-client';
import type { Database } from '../database/index.js';

/** Gauges of the service's connections to PostgreSQL. They are counted in memory, so a scrape may ask for them. */
export function poolMetrics(registry: Registry, database: Pick<Database, 'connections'>): void {
  const most = new Gauge({
    name: 'sidetone_database_connections_most',
    help: 'The most connections that the process opens.',
    registers: [registry],
  });
  const waiting = new Gauge({
    name: 'sidetone_database_waiting_callers',
    help: 'Callers that wait for a connection because all are in use.',
    registers: [registry],
  });
  new Gauge({
    name: 'sidetone_database_connections',
    help: 'Connections to PostgreSQL, by state: used, idle.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const now = database.connections();
      this.set({ state: 'used' }, now.used);
      this.set({ state: 'idle' }, now.idle);
      most.set(now.most);
      waiting.set(now.waiting);
    },
  });
}
