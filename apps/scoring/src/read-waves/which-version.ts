import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const RULE = { message: 'version must be a whole number from 1 on.' };

export class WhichVersion {
  @ApiPropertyOptional({ description: 'An earlier version', example: 2 })
  @IsOptional()
  @Type(() => Number)
  @IsInt(RULE)
  @Min(1, RULE)
  @Max(2_147_483_647, RULE)
  readonly version?: number;
}
