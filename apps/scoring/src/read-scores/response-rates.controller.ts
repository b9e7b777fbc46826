import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { wilsonInterval } from '@sidetone/domain/statistics';
import { oneRowEach, type CsvForm } from '@sidetone/platform/web';
import { AnswersTable } from './answers-table.js';
import { ReadScores } from './read-scores.js';
import { ScoreQuery } from './score-query.dto.js';
import type { ScoreReading } from './score-reading.js';

export interface RateAnswer {
  readonly value: string | null;
  readonly invited: number;
  readonly answered: number;
  /** 0..1 with its 95 % Wilson interval; null when nobody was invited. */
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly medianDelay: ScoreReading['medianDelay'];
}

export interface RatesAnswer {
  readonly kind: string;
  readonly window: unknown;
  readonly overall: RateAnswer;
  readonly groupBy: string | null;
  readonly groups: readonly RateAnswer[];
  readonly next: string | null;
}

const columns = oneRowEach<RateAnswer>({
  value: ({ value }) => value,
  invited: ({ invited }) => invited,
  answered: ({ answered }) => answered,
  rate: ({ rate }) => rate,
  low: ({ low }) => low,
  high: ({ high }) => high,
  medianDelayMinutes: ({ medianDelay }) => medianDelay?.minutes,
});
const asTable: CsvForm<RatesAnswer> = {
  columns: ['groupBy', ...columns.columns],
  rowsOf: ({ overall, groupBy, groups }) => [
    ...columns.rowsOf(overall).map((row) => ['overall', ...row]),
    ...groups.flatMap((group) => columns.rowsOf(group).map((row) => [groupBy, ...row])),
  ],
};

/** Who answers, and how soon. */
@ApiTags('scores')
@Controller('v1/response-rates')
export class ResponseRatesController {
  constructor(private readonly scores: ReadScores) {}

  @Get()
  @ApiOperation({
    summary: 'Share of the invited that answered, and the median delay, overall and by group (or by journey area)',
    description:
      'Of those who were asked in the window, whenever they answered. Imported answers have no invitations to be a share of.',
  })
  @AnswersTable(asTable)
  async read(@Query() query: ScoreQuery): Promise<RatesAnswer> {
    const { kind, window, overall, areas, groupBy, groups, next = null } = await this.scores.read(query);
    const shown =
      groups?.map((group) => rateOf(group.value, group)) ??
      Object.entries(areas).map(([area, reading]) => rateOf(area, reading));
    return { kind, window, overall: rateOf(null, overall), groupBy: groupBy ?? 'journeyArea', groups: shown, next };
  }
}

function rateOf(value: string | null, { invited, answered, responseRate, medianDelay }: ScoreReading): RateAnswer {
  const interval = wilsonInterval({ successes: answered, trials: invited });
  return {
    value,
    invited,
    answered,
    rate: responseRate,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    medianDelay,
  };
}
