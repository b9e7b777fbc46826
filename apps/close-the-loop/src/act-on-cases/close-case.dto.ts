import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { CaseOutcome } from '../persistence/case.js';

export const caseOutcomes = [
  'resolved',
  'noContact',
  'notNeeded',
  'duplicate',
] as const satisfies readonly CaseOutcome[];

export class CloseCase {
  @ApiProperty({ enum: caseOutcomes, example: 'resolved' })
  @IsIn(caseOutcomes, { message: `outcome must be one of: ${caseOutcomes.join(', ')}.` })
  readonly outcome!: CaseOutcome;

  @ApiPropertyOptional({
    example: 'wrongTariff',
    description: 'What was behind it, as agreed with the customer or the team.',
  })
  @IsOptional()
  @IsString({ message: 'rootCause must be a text.' })
  @IsNotEmpty({ message: 'rootCause must not be empty; leave it out instead.' })
  @MaxLength(256, { message: 'rootCause must not be longer than 256 characters.' })
  readonly rootCause?: string;
}
