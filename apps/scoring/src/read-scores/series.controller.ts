import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { CsvForm, CsvValue } from '@sidetone/platform/web';
import { AnswersTable } from './answers-table.js';
import { ReadSeries, type StepReading } from './read-series.js';
import { READING_COLUMNS, readingCells } from './reading-columns.js';
import { WeekAnswer } from './score-answer.js';
import { WeeklySeriesQuery } from './score-query.dto.js';

export interface SeriesAnswer {
  readonly kind: string;
  /** null: all areas together. */
  readonly journeyArea: string | null;
  readonly granularity: string;
  readonly points: readonly (WeekAnswer | StepReading)[];
}

const asTable: CsvForm<SeriesAnswer> = {
  columns: ['id', 'from', 'until', ...Object.keys(READING_COLUMNS)],
  rowsOf: ({ points }) =>
    points.map((point): readonly CsvValue[] => {
      if (!('week' in point)) return [point.id, point.from, point.until, ...readingCells(point)];
      const { week, from, to, status, n, promoters, passives, detractors, score, low, high, invited } = point;
      return [week, from, to, status, n, promoters, passives, detractors, score, low, high, invited];
    }),
};

/** How the score went, step by step. */
@ApiTags('scores')
@ApiExtraModels(WeekAnswer)
@Controller('v1/nps/series')
export class SeriesController {
  constructor(private readonly series: ReadSeries) {}

  @Get()
  @ApiOperation({
    summary: "Net Promoter Score of one series by day, week, month or quarter of the operator's calendar",
    description:
      'Without a window: the published weeks with their revisions. With one: its steps, each compared with the one before.',
  })
  @ApiOkResponse({
    schema: {
      properties: {
        kind: { type: 'string', example: 'transactional' },
        journeyArea: { type: 'string', nullable: true, example: 'support' },
        granularity: { type: 'string', example: 'week' },
        points: { type: 'array', items: { $ref: getSchemaPath(WeekAnswer) } },
      },
    },
  })
  @AnswersTable(asTable)
  async read(@Query() query: WeeklySeriesQuery): Promise<SeriesAnswer> {
    return {
      kind: query.kind.join(','),
      journeyArea: query.journeyArea ?? null,
      granularity: query.granularity,
      points: await this.series.read(query),
    };
  }
}
