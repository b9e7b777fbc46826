import { Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { RebuildScores, type RebuildAnswer, type RebuildSource } from './rebuild-scores.js';

const SOURCES = ['facts', 'events'] as const satisfies readonly RebuildSource[];

export class RebuildQuery {
  @ApiPropertyOptional({
    enum: SOURCES,
    default: 'facts',
    description: 'facts: series from the kept answers and invitations; events: these too, from what Kafka keeps',
  })
  @IsOptional()
  @IsIn(SOURCES, { message: `from must be one of: ${SOURCES.join(', ')}.` })
  from: RebuildSource = 'facts';
}

/** Proof that the kept series are what the answers make. */
@ApiTags('scores')
@Controller('v1/nps/rebuild')
export class RebuildController {
  constructor(private readonly scores: RebuildScores) {}

  /** @throws Problem 400, and 409 while another rebuild from events runs */
  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Makes all series anew, tells whether the kept ones were equal, and mends what was not',
    description:
      'Month by month; answers that come meanwhile wait for the month that is counted. A published week that changes is published anew.',
  })
  @ApiOkResponse({
    schema: {
      properties: {
        equal: { type: 'boolean', example: true },
        from: { type: 'string', example: 'facts' },
        facts: { type: 'object', nullable: true },
        months: {
          type: 'array',
          items: {
            properties: {
              month: { type: 'string', example: '2026-11' },
              cells: { type: 'integer', example: 4210 },
              differing: { type: 'integer', example: 0 },
              series: { type: 'array', items: { type: 'object' } },
            },
          },
        },
        weeks: {
          properties: {
            windows: { type: 'integer', example: 96 },
            differing: { type: 'integer', example: 0 },
            first: { type: 'array', items: { type: 'object' } },
            moved: { type: 'integer', example: 0 },
          },
        },
        checksums: { type: 'object' },
      },
    },
  })
  rebuild(@Query() { from }: RebuildQuery): Promise<RebuildAnswer> {
    return this.scores.rebuild(from);
  }
}
