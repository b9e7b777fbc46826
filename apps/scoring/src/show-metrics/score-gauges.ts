import { Inject, Injectable } from '@nestjs/common';
import { npsReading, type NpsReading } from '@sidetone/domain/nps';
import { Clock } from '@sidetone/platform/time';
import { Gauge, Registry } from 'prom-client';
import { SETTINGS, type Settings } from '../app.settings.js';
import { countsOf } from '../keep-windows/counts-of.js';
import { RecentScores } from './recent-scores.js';

interface Series {
  readonly labels: { readonly kind: string; readonly journey_area: string };
  readonly reading: NpsReading;
}

/** The score of the last weeks as gauges; a series with too few answers is absent. Labels: 4 kinds × 6 areas at most. */
@Injectable()
export class ScoreGauges {
  private asked: Promise<readonly Series[] | undefined> | undefined;

  constructor(
    private readonly recent: RecentScores,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N'>,
    registry: Registry,
  ) {
    this.gauge(
      registry,
      'sidetone_nps_score',
      'Net Promoter Score of the weeks that reach into the last 28 days, in points.',
      'score',
    );
    this.gauge(registry, 'sidetone_nps_score_low', 'Lower bound of the 95 % interval of sidetone_nps_score.', 'low');
    this.gauge(registry, 'sidetone_nps_score_high', 'Upper bound of the 95 % interval of sidetone_nps_score.', 'high');
  }

  private gauge(registry: Registry, name: string, help: string, field: 'score' | 'low' | 'high'): void {
    const series = () => this.series();
    new Gauge({
      name,
      help,
      labelNames: ['kind', 'journey_area'],
      registers: [registry],
      async collect() {
        const current = await series();
        if (!current) return;
        this.reset();
        for (const { labels, reading } of current) {
          if (reading.kind === 'ok') this.set(labels, reading[field]);
        }
      },
    });
  }

  /** Asked once per scrape, whichever gauge comes first. Undefined where PostgreSQL is away: the gauges keep their last value. */
  private series(): Promise<readonly Series[] | undefined> {
    this.asked ??= this.ask()
      .catch(() => undefined)
      .finally(() => {
        this.asked = undefined;
      });
    return this.asked;
  }

  private async ask(): Promise<readonly Series[]> {
    const recent = await this.recent.count(this.clock.now());
    return recent.map((counts) => ({
      labels: { kind: counts.kind, journey_area: counts.area },
      reading: npsReading(countsOf(counts), this.settings.MINIMUM_N),
    }));
  }
}
