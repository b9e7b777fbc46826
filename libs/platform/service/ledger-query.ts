import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { EXAMPLES_KEPT, type RecordFate } from '../messaging/index.js';
import { MayBeName, PageQuery } from '../web/index.js';

const FATES: readonly RecordFate['fate'][] = ['stored', 'dropped', 'deadLettered'];
const EXAMPLES = { message: `examples must be a whole number from 0 to ${EXAMPLES_KEPT}.` };

/** Which fates are asked for; all without. */
export class LedgerQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'oss.call.v1' })
  @MayBeName()
  readonly topic?: string;

  @ApiPropertyOptional({ enum: FATES })
  @IsOptional()
  @IsIn(FATES, { message: `fate must be one of ${FATES.join(', ')}.` })
  readonly fate?: RecordFate['fate'];

  @ApiPropertyOptional({
    description: 'So many of the latest records of each reason',
    default: 5,
    maximum: EXAMPLES_KEPT,
  })
  @Type(() => Number)
  @IsInt(EXAMPLES)
  @Min(0, EXAMPLES)
  @Max(EXAMPLES_KEPT, EXAMPLES)
  readonly examples: number = 5;
}
