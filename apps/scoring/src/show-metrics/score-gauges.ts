import { Inject, Injectable } from '@nestjs/common';
import { npsReading } from '@sidetone/domain/nps';
import { Readings } from '@sidetone/platform/observability';
import { Clock } from '@sidetone/platform/time';
import { Gauge, Registry } from 'prom-client';
import { SETTINGS, type Settings } from '../app.settings.js';
import { countsOf } from '../keep-windows/counts-of.js';
import { RecentScores } from './recent-scores.js';

const FIELDS = ['score', 'low', 'high'] as const;
const RECENT = 'over the weeks that reach into the last 28 days';

/** The score of the last weeks as gauges; a series with too few answers is absent. Labels: 4 kinds × 6 areas at most. */
@Injectable()
export class ScoreGauges {
  private readonly readings: Readonly<Record<(typeof FIELDS)[number], Gauge>>;
  private readonly answers: Gauge;
  private readonly invited: Gauge;

  constructor(
    private readonly recent: RecentScores,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N'>,
    registry: Registry,
    readings: Readings,
  ) {
    const gauge = (name: string, help: string): Gauge =>
      new Gauge({ name, help, labelNames: ['kind', 'journey_area'], registers: [registry] });
    this.readings = {
      score: gauge('sidetone_nps_score', `Net Promoter Score ${RECENT}, in points.`),
      low: gauge('sidetone_nps_score_low', 'Lower bound of the 95 % interval of sidetone_nps_score.'),
      high: gauge('sidetone_nps_score_high', 'Upper bound of the 95 % interval of sidetone_nps_score.'),
    };
    this.answers = gauge('sidetone_score_answers', `Answers that count ${RECENT}.`);
    this.invited = gauge('sidetone_score_invitations', `Invitations that a channel took ${RECENT}.`);
    readings.register({ name: 'scores', read: () => this.read() });
  }

  private async read(): Promise<void> {
    const recent = await this.recent.count(this.clock.now());
    for (const gauge of [...Object.values(this.readings), this.answers, this.invited]) gauge.reset();
    for (const { kind, area, invited, ...counts } of recent) {
      const labels = { kind, journey_area: area };
      this.answers.set(labels, counts.promoters + counts.passives + counts.detractors);
      this.invited.set(labels, invited);
      const reading = npsReading(countsOf(counts), this.settings.MINIMUM_N);
      if (reading.kind === 'ok') for (const field of FIELDS) this.readings[field].set(labels, reading[field]);
    }
  }
}
