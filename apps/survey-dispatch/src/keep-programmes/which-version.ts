import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';

const VERSION = { message: 'version must be a whole number from 1.' };

export class WhichVersion {
  @ApiPropertyOptional({ description: 'Left out: the version in force', minimum: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt(VERSION)
  @Min(1, VERSION)
  readonly version?: number;
}
