import { Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { badRequest } from '@sidetone/platform/web';
import { IsIn, IsISO8601, IsOptional, Matches } from 'class-validator';
import { VerifyRollups, type Verification } from './verify-rollups.js';

const DAY = '$property is a calendar day such as 2026-11-23';

class VerifyQuery {
  @ApiProperty({ description: 'First day, in the operator zone', example: '2026-11-01' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: DAY })
  @IsISO8601({ strict: true }, { message: DAY })
  from!: string;

  @ApiProperty({ description: 'Last day', example: '2026-11-23' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: DAY })
  @IsISO8601({ strict: true }, { message: DAY })
  to!: string;

  @ApiPropertyOptional({ description: 'Put right what differs', enum: ['true', 'false'] })
  @IsOptional()
  @IsIn(['true', 'false'], { message: '$property is true or false' })
  repair?: string;
}

/** The proof of the daily totals. */
@ApiTags('rollups')
@Controller('v1/rollups')
export class VerifyRollupsController {
  constructor(private readonly rollups: VerifyRollups) {}

  /** @throws Problem 400 */
  @Post('verify')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Count the totals of days anew from raw events and histories, and compare',
    description:
      'Answers how many rows were compared, how many differ, the first hundred with both values, and a checksum of each side. With repair=true what differs is put right; ingestion waits while a day is repaired.',
  })
  verify(@Query() { from, to, repair }: VerifyQuery): Promise<Verification> {
    if (to < from) throw badRequest(`The last day, ${to}, lies before the first, ${from}.`);
    return this.rollups.run({ from, to }, repair === 'true');
  }
}
