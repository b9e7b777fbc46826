import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { SETTINGS, type Settings } from '../app.settings.js';
import { AreaAnswer, areaAnswer } from './score-answer.js';
import { questionIn, ScoreQuery } from './score-query.dto.js';
import { ScoreReader } from './score-reader.js';

export interface ScoresAnswer {
  readonly kind: string;
  /** null: from the beginning, or to the end. */
  readonly from: string | null;
  readonly to: string | null;
  readonly overall: AreaAnswer;
  /** Areas without answers and invitations are left out. */
  readonly areas: Readonly<Record<string, AreaAnswer>>;
}

const nobody = { promoters: 0, passives: 0, detractors: 0, invited: 0, answered: 0 };

/** The score of any period, overall and by journey area. */
@ApiTags('scores')
@ApiExtraModels(AreaAnswer)
@Controller('v1/nps')
export class ScoresController {
  constructor(
    private readonly scores: ScoreReader,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N'>,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Net Promoter Score of one survey kind, overall and by journey area, with 95 % intervals and response rates',
    description: 'Answers count by when they were given, with their latest correction; withdrawn ones do not count.',
  })
  @ApiOkResponse({
    schema: {
      properties: {
        kind: { type: 'string', example: 'transactional' },
        from: { type: 'string', nullable: true, example: '2026-10-01T00:00:00Z' },
        to: { type: 'string', nullable: true, example: null },
        overall: { $ref: getSchemaPath(AreaAnswer) },
        areas: { type: 'object', additionalProperties: { $ref: getSchemaPath(AreaAnswer) } },
      },
    },
  })
  async read(@Query() query: ScoreQuery): Promise<ScoresAnswer> {
    const rows = await this.scores.count(questionIn(query));
    const overall = rows.find(({ area }) => area === 'overall') ?? nobody;
    const areas = rows.filter(({ area }) => area !== 'overall').sort((one, other) => (one.area < other.area ? -1 : 1));
    return {
      kind: query.kind,
      from: query.from ?? null,
      to: query.to ?? null,
      overall: areaAnswer(overall, this.settings.MINIMUM_N),
      areas: Object.fromEntries(areas.map((counts) => [counts.area, areaAnswer(counts, this.settings.MINIMUM_N)])),
    };
  }
}
