import { Injectable } from '@nestjs/common';
import type { Interval } from '@sidetone/domain/statistics';
import { Database, sql } from '@sidetone/platform/database';
import { Readings } from '@sidetone/platform/observability';
import { Gauge, Registry } from 'prom-client';

/** An operator may name any number of KPIs; of each kind of survey the costliest are shown. */
const MOST_DRIVERS = 20;

interface Driver {
  readonly kind: string;
  readonly kpi: string;
  readonly points: number;
  readonly interval: Interval;
}

/** What the latest run over everybody says that KPIs cost: three series for each of 20 KPIs and 4 kinds at most. No usable signal, no series. */
@Injectable()
export class DriverGauges {
  private readonly points: Gauge;
  private readonly low: Gauge;
  private readonly high: Gauge;

  constructor(
    private readonly database: Database,
    registry: Registry,
    readings: Readings,
  ) {
    const gauge = (name: string, help: string): Gauge =>
      new Gauge({ name, help, labelNames: ['kind', 'kpi'], registers: [registry] });
    this.points = gauge(
      'sidetone_driver_points',
      `NPS points associated with a KPI by the latest usable or weak run over everybody, of the ${MOST_DRIVERS} flagged KPIs with most.`,
    );
    this.low = gauge('sidetone_driver_points_low', 'Lower bound of the 95 % interval of sidetone_driver_points.');
    this.high = gauge('sidetone_driver_points_high', 'Upper bound of the 95 % interval of sidetone_driver_points.');
    readings.register({ name: 'drivers', read: () => this.read() });
  }

  private async read(): Promise<void> {
    const drivers = await this.database.query<Driver>(sql`
      with latest as (
        select distinct on (kind) kind, analysis->'report' as report from driver_run
        where state = 'done' and segment is null and region is null and journey_area is null and contract_level is null
        order by kind, ranked_at desc, revision desc),
      ranked as (
        select kind, driver->>'kpi' as kpi, (driver->'loss'->>'points')::float8 as points, driver->'loss'->'bootstrapInterval' as interval,
          row_number() over (partition by kind order by abs((driver->'loss'->>'points')::float8) desc, driver->>'kpi') as place
        from latest cross join lateral jsonb_array_elements(report->'drivers') as driver
        where report->>'verdict' <> 'no usable signal' and (driver->>'flagged')::boolean)
      select kind, kpi, points, interval from ranked where place <= ${MOST_DRIVERS}`);
    for (const gauge of [this.points, this.low, this.high]) gauge.reset();
    for (const { kind, kpi, points, interval } of drivers) {
      this.points.set({ kind, kpi }, points);
      this.low.set({ kind, kpi }, interval.low);
      this.high.set({ kind, kpi }, interval.high);
    }
  }
}
