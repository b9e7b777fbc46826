import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import { Readings } from '@sidetone/platform/observability';
import { Clock } from '@sidetone/platform/time';
import { Gauge, Registry } from 'prom-client';

const AGES = ['under 1 day', '1 to 3 days', '3 to 7 days', '7 to 30 days', 'over 30 days'] as const;

/** How long the cases have been open that are neither closed nor withdrawn. The read goes over live cases alone, however many have ended. */
@Injectable()
export class AgeGauge {
  private readonly live: Gauge;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    registry: Registry,
    readings: Readings,
  ) {
    this.live = new Gauge({
      name: 'sidetone_cases_live',
      help: `Cases that are neither closed nor withdrawn, by state and time since they were opened: ${AGES.join(', ')}.`,
      labelNames: ['state', 'age'],
      registers: [registry],
    });
    readings.register({ name: 'live cases', read: () => this.read() });
  }

  private async read(): Promise<void> {
    const now = toIso(this.clock.now());
    const counts = await this.database.query<{ state: string; place: number; cases: number }>(sql`
      select state, width_bucket((extract(epoch from ${now}::timestamptz - opened_at) / 86400)::float8, array[1, 3, 7, 30]::float8[]) as place, count(*)::int as cases
      from cases where state <> 'closed' and state <> 'withdrawn' group by state, place`);
    this.live.reset();
    for (const { state, place, cases } of counts) this.live.set({ state, age: AGES[place] ?? 'over 30 days' }, cases);
  }
}
