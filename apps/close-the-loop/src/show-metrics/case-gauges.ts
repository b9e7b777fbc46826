import { Injectable } from '@nestjs/common';
import { Database, sql } from '@sidetone/platform/database';
import { Gauge, Registry } from 'prom-client';

interface StateCount {
  readonly state: string;
  readonly band: string;
  readonly cases: number;
  readonly overdue: number;
}

/** How many cases there are, by state and band: 36 series at most. Where PostgreSQL is away they keep their last value. */
@Injectable()
export class CaseGauges {
  private asked: Promise<readonly StateCount[] | undefined> | undefined;

  constructor(
    private readonly database: Database,
    registry: Registry,
  ) {
    this.gauge(registry, 'sidetone_cases', 'Cases by state and band.', 'cases');
    this.gauge(
      registry,
      'sidetone_cases_first_contact_overdue',
      'Cases marked overdue that still wait for their first contact.',
      'overdue',
    );
  }

  private gauge(registry: Registry, name: string, help: string, field: 'cases' | 'overdue'): void {
    const counts = () => this.counts();
    new Gauge({
      name,
      help,
      labelNames: ['state', 'band'],
      registers: [registry],
      async collect() {
        const current = await counts();
        if (!current) return;
        this.reset();
        for (const { state, band, [field]: count } of current) this.set({ state, band }, count);
      },
    });
  }

  /** Asked once per scrape, whichever gauge comes first. */
  private counts(): Promise<readonly StateCount[] | undefined> {
    this.asked ??= this.database
      .query<StateCount>(
        sql`
        select state, band, count(*)::int as cases,
          count(*) filter (where overdue and contacted_at is null and closed_at is null and state <> 'contactRefused')::int as overdue
        from cases group by state, band`,
      )
      .catch(() => undefined)
      .finally(() => {
        this.asked = undefined;
      });
    return this.asked;
  }
}
