import { Controller, Get, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { CsvForm } from '@sidetone/platform/web';
import { AnswersTable } from './answers-table.js';
import { ReadScores, type ScoresAnswer } from './read-scores.js';
import { READING_COLUMNS, readingCells } from './reading-columns.js';
import { AreaAnswer } from './score-answer.js';
import { ScoreQuery } from './score-query.dto.js';

/** The whole, each area, and each group in a row of its own; `next` stands in JSON only. */
const asTable: CsvForm<ScoresAnswer> = {
  columns: ['groupBy', 'value', ...Object.keys(READING_COLUMNS)],
  rowsOf: ({ overall, areas, groupBy, groups = [] }) => [
    ['overall', '', ...readingCells(overall)],
    ...Object.entries(areas).map(([area, reading]) => ['journeyArea', area, ...readingCells(reading)]),
    ...groups.map((group) => [groupBy, group.value, ...readingCells(group)]),
  ],
};

/** The score of any period, overall, by journey area and by group. */
@ApiTags('scores')
@ApiExtraModels(AreaAnswer)
@Controller('v1/nps')
export class ScoresController {
  constructor(private readonly scores: ReadScores) {}

  @Get()
  @ApiOperation({
    summary:
      'Net Promoter Score of one survey kind, overall, by journey area and by group, with 95 % intervals and response rates',
    description:
      'Answers count by when they were given, with their latest correction; withdrawn ones do not count. Groups are those that the customer had when the answer was kept.',
  })
  @ApiOkResponse({
    schema: {
      properties: {
        kind: { type: 'string', example: 'transactional' },
        from: { type: 'string', nullable: true, example: '2026-10-01T00:00:00Z' },
        to: { type: 'string', nullable: true, example: null },
        window: {
          type: 'object',
          nullable: true,
          example: { id: 'rolling30', from: '2026-10-25', until: '2026-11-24' },
        },
        overall: { $ref: getSchemaPath(AreaAnswer) },
        areas: { type: 'object', additionalProperties: { $ref: getSchemaPath(AreaAnswer) } },
        groupBy: { type: 'string', example: 'region' },
        groups: { type: 'array', items: { $ref: getSchemaPath(AreaAnswer) } },
        next: { type: 'string', nullable: true },
      },
    },
  })
  @AnswersTable(asTable)
  read(@Query() query: ScoreQuery): Promise<ScoresAnswer> {
    return this.scores.read(query);
  }
}
