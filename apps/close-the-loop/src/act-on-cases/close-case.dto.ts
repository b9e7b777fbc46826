import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { CaseOutcome } from '../persistence/case.js';

export const caseOutcomes = [
  'resolved',
  'noContact',
  'notNeeded',
  'duplicate',
] as const satisfies readonly CaseOutcome[];

export const MAX_ROOT_CAUSE_LENGTH = 256;

export class CloseCase {
  @ApiProperty({ enum: caseOutcomes, example: 'resolved' })
  @IsIn(caseOutcomes, { message: `outcome must be one of: ${caseOutcomes.join(', ')}.` })
  readonly outcome!: CaseOutcome;

  @ApiPropertyOptional({
    example: 'wrongTariff',
    description:
      'What was behind it, as agreed with the customer or the team. Personal data in it is hidden before it is stored.',
  })
  @IsOptional()
  @IsString({ message: 'rootCause must be a text.' })
  @IsNotEmpty({ message: 'rootCause must not be empty; leave it out instead.' })
  @MaxLength(MAX_ROOT_CAUSE_LENGTH, {
    message: `rootCause must not be longer than ${MAX_ROOT_CAUSE_LENGTH} characters.`,
  })
  readonly rootCause?: string;
}
