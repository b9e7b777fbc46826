import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RebuildCells, type RecountedMonth } from './rebuild-cells.js';

export interface RebuildAnswer {
  /** Whether every kept cell was equal to the recount. */
  readonly equal: boolean;
  readonly months: readonly RecountedMonth[];
}

/** Proof that the kept series are what the answers make. */
@ApiTags('scores')
@Controller('v1/nps/rebuild')
export class RebuildController {
  constructor(private readonly cells: RebuildCells) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Counts all series anew from the answers, tells whether they were equal, and mends what was not',
    description: 'Month by month; answers that come meanwhile wait for the month that is counted.',
  })
  @ApiOkResponse({
    schema: {
      properties: {
        equal: { type: 'boolean', example: true },
        months: {
          type: 'array',
          items: {
            properties: {
              month: { type: 'string', example: '2026-11' },
              cells: { type: 'integer', example: 4210 },
              differing: { type: 'integer', example: 0 },
            },
          },
        },
      },
    },
  })
  async rebuild(): Promise<RebuildAnswer> {
    const months = await this.cells.rebuild();
    return { equal: months.every(({ differing }) => differing === 0), months };
  }
}
