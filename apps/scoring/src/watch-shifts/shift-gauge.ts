import { Injectable } from '@nestjs/common';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import { Readings } from '@sidetone/platform/observability';
import { Clock } from '@sidetone/platform/time';
import { Gauge, Registry } from 'prom-client';

const NEWS_MS = 7 * DAY_MS;

interface Latest {
  readonly kind: string;
  readonly area: string;
  /** NPS points; 0 where nothing was told in the last days. */
  readonly points: number;
}

/** The latest shift of each series, for a week after its day: long enough to be seen, gone before it is old. Labels: 4 kinds × 6 areas at most. */
@Injectable()
export class ShiftGauge {
  private readonly shift: Gauge;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    registry: Registry,
    readings: Readings,
  ) {
    this.shift = new Gauge({
      name: 'sidetone_nps_shift_points',
      help: 'Points by which the score moved, of the latest shift told in the last 7 days and not withdrawn; 0 where there is none.',
      labelNames: ['kind', 'journey_area'],
      registers: [registry],
    });
    readings.register({ name: 'shifts', read: () => this.read() });
  }

  private async read(): Promise<void> {
    const since = toIso(this.clock.now() - NEWS_MS);
    const latest = await this.database.query<Latest>(sql`
      select distinct on (kind, journey_area) kind, coalesce(nullif(journey_area, ''), 'overall') as area,
        case when not withdrawn and day >= ${since}::timestamptz::date then (signal->>'difference')::float8 else 0 end as points
      from score_shift order by kind, journey_area, withdrawn, day desc`);
    this.shift.reset();
    for (const { kind, area, points } of latest) this.shift.set({ kind, journey_area: area }, points);
  }
}
