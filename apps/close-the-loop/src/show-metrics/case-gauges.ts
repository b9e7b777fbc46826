import { Injectable } from '@nestjs/common';
import { Database, sql } from '@sidetone/platform/database';
import { Readings } from '@sidetone/platform/observability';
import { Gauge, Registry } from 'prom-client';

interface StateCount {
  readonly state: string;
  readonly band: string;
  readonly cases: number;
  readonly overdue: number;
}

/** How many cases there are, by state and band: 36 series at most. */
@Injectable()
export class CaseGauges {
  private readonly cases: Gauge;
  private readonly overdue: Gauge;

  constructor(
    private readonly database: Database,
    registry: Registry,
    readings: Readings,
  ) {
    this.cases = new Gauge({
      name: 'sidetone_cases',
      help: 'Cases by state and band.',
      labelNames: ['state', 'band'],
      registers: [registry],
    });
    this.overdue = new Gauge({
      name: 'sidetone_cases_first_contact_overdue',
      help: 'Cases marked overdue that still wait for their first contact.',
      labelNames: ['state', 'band'],
      registers: [registry],
    });
    readings.register({ name: 'cases', read: () => this.read() });
  }

  private async read(): Promise<void> {
    const counts = await this.database.query<StateCount>(sql`
      select state, band, count(*)::int as cases,
        count(*) filter (where overdue and contacted_at is null and closed_at is null and state <> 'contactRefused')::int as overdue
      from cases group by state, band`);
    this.cases.reset();
    this.overdue.reset();
    for (const { state, band, cases, overdue } of counts) {
      this.cases.set({ state, band }, cases);
      this.overdue.set({ state, band }, overdue);
    }
  }
}
