import { Injectable } from '@nestjs/common';
import { Database, sql } from '@sidetone/platform/database';
import { Readings } from '@sidetone/platform/observability';
import { Gauge, Registry } from 'prom-client';

/** How many cases have clocks that do not run as they should. */
@Injectable()
export class ClockTroubleGauge {
  constructor(database: Database, registry: Registry, readings: Readings) {
    const troubled = new Gauge({
      name: 'sidetone_cases_clock_trouble',
      help: 'Cases whose clocks do not run as they should, and say why in clockTrouble.',
      registers: [registry],
    });
    readings.register({
      name: 'clock trouble',
      async read() {
        const rows = await database.query<{ cases: number }>(
          sql`select count(*)::int as cases from cases where clock_trouble is not null`,
        );
        for (const { cases } of rows) troubled.set(cases);
      },
    });
  }
}
