import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeName, PageQuery } from '@sidetone/platform/web';
import { IsIn, IsISO8601, IsOptional, Matches } from 'class-validator';

/** How a call ended. */
export const INTERVIEW_OUTCOMES = ['answered', 'noAnswer', 'callLater', 'refused', 'wrongNumber'] as const;
export type InterviewOutcome = (typeof INTERVIEW_OUTCOMES)[number];

/** An interview that is to be held. */
export class InterviewAnswer {
  @ApiProperty({ example: 'INV-7f1b6c1e-5d0e-4a55-9a39-0f0e6a1c2b3d' })
  readonly invitationId!: string;

  @ApiProperty({ example: 'delivery-transactional' })
  readonly programmeId!: string;

  @ApiProperty({ example: 'CON-100' })
  readonly contactId!: string;

  @ApiProperty({ example: 'CUS-100' })
  readonly customerId!: string;

  @ApiProperty({ example: 'fi' })
  readonly language!: string;

  @ApiProperty({ type: String, nullable: true, example: 'technicianVisit' })
  readonly occasion!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly occasionAt!: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly dueAt!: string;

  @ApiProperty({ format: 'date-time' })
  readonly expiresAt!: string;

  @ApiProperty({ description: 'Made so far', example: 0 })
  readonly calls!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Who is at it now' })
  readonly claimedBy!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly claimedUntil!: string | null;
}

export class InterviewQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'delivery-transactional' })
  @MayBeName()
  readonly programmeId?: string;
}

export class InterviewerBody {
  @ApiProperty({ description: 'Who calls: a name or number of your own', example: 'interviewer-3' })
  @Matches(/^[^\p{C}]{1,100}$/u, { message: 'interviewer must be one line of 1 to 100 characters.' })
  readonly interviewer!: string;
}

export class DoneBody extends InterviewerBody {
  @ApiProperty({ enum: INTERVIEW_OUTCOMES })
  @IsIn(INTERVIEW_OUTCOMES, { message: `outcome must be one of: ${INTERVIEW_OUTCOMES.join(', ')}.` })
  readonly outcome!: InterviewOutcome;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'With noAnswer or callLater: when next; a day later without it',
  })
  @IsOptional()
  @Matches(/^\d{4}-.+(?:Z|[+-]\d{2}:\d{2})$/i, {
    message: 'callAgainAt must be a time with its offset, as in RFC 3339.',
  })
  @IsISO8601({ strict: true }, { message: 'callAgainAt must be a time with its offset, as in RFC 3339.' })
  readonly callAgainAt?: string;
}

export class ClaimAnswer {
  @ApiProperty({ example: 'INV-7f1b6c1e-5d0e-4a55-9a39-0f0e6a1c2b3d' })
  readonly invitationId!: string;

  @ApiProperty({ example: 'interviewer-3' })
  readonly claimedBy!: string;

  @ApiProperty({ format: 'date-time', description: 'Then somebody else may take it; claim again to keep it' })
  readonly claimedUntil!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The number to call, where it is known',
    example: '+358401234567',
  })
  readonly phone!: string | null;
}
