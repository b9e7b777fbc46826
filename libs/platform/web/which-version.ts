import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const RULE = { message: 'version must be a whole number from 1.' };
/** What a column of type int holds. */
const GREATEST = 2_147_483_647;

/** The query of a document that is kept in all its versions. */
export class WhichVersion {
  @ApiPropertyOptional({ description: 'Left out: the version in force', minimum: 1, example: 2 })
  @IsOptional()
  @Type(() => Number)
  @IsInt(RULE)
  @Min(1, RULE)
  @Max(GREATEST, RULE)
  readonly version?: number;
}
