import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { SETTINGS, type Settings } from '../app.settings.js';
import { WeekAnswer, weekAnswer } from './score-answer.js';
import { questionIn, WeeklySeriesQuery } from './score-query.dto.js';
import { SeriesReader } from './series-reader.js';

export interface SeriesAnswer {
  readonly kind: string;
  /** null: all areas together. */
  readonly journeyArea: string | null;
  readonly granularity: 'week';
  readonly points: readonly WeekAnswer[];
}

/** How the score went, week by week. */
@ApiTags('scores')
@ApiExtraModels(WeekAnswer)
@Controller('v1/nps/series')
export class SeriesController {
  constructor(
    private readonly series: SeriesReader,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N'>,
  ) {}

  @Get()
  @ApiOperation({ summary: "Net Promoter Score of one series by calendar week of the operator's time zone" })
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
  async read(@Query() query: WeeklySeriesQuery): Promise<SeriesAnswer> {
    const weeks = await this.series.weeks(questionIn(query));
    return {
      kind: query.kind,
      journeyArea: query.journeyArea ?? null,
      granularity: query.granularity,
      points: weeks.map((week) => weekAnswer(week, this.settings.MINIMUM_N)),
    };
  }
}
