import { Injectable } from '@nestjs/common';
import { Database, sql } from '@sidetone/platform/database';
import { Gauge, Registry } from 'prom-client';

/** How many cases have clocks that do not run as they should. Where PostgreSQL is away it keeps its last value. */
@Injectable()
export class ClockTroubleGauge {
  constructor(database: Database, registry: Registry) {
    new Gauge({
      name: 'sidetone_cases_clock_trouble',
      help: 'Cases whose clocks do not run as they should, and say why in clockTrouble.',
      registers: [registry],
      async collect() {
        const rows = await database
          .query<{ cases: number }>(sql`select count(*)::int as cases from cases where clock_trouble is not null`)
          .catch(() => []);
        for (const { cases } of rows) this.set(cases);
      },
    });
  }
}
