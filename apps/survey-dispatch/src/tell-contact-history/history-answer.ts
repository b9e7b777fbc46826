import { ApiProperty } from '@nestjs/swagger';

export const OUTCOMES = ['waiting', 'asked', 'leftAlone'] as const;

/** One occasion of one programme, and whether its contact was asked about it. */
export class HistoryEntry {
  @ApiProperty({ description: 'Unique among entries', example: 'CAND-x3Jq0cQ1l2m3n4o5p6q7r8' })
  readonly entryId!: string;

  @ApiProperty({ example: 'support-transactional' })
  readonly programmeId!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'The version it was decided by; null while it waits' })
  readonly programmeVersion!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'The version of the contact policy it was decided by' })
  readonly policyVersion!: number | null;

  @ApiProperty({ description: 'Unique within the programme', example: 'INT-55210' })
  readonly occasionId!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null for what is no interaction', example: 'INT-55210' })
  readonly interactionId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of the interaction', example: 'support' })
  readonly kind!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T09:52:10.000Z' })
  readonly occasionAt!: string;

  @ApiProperty({ enum: OUTCOMES, example: 'leftAlone' })
  readonly outcome!: (typeof OUTCOMES)[number];

  @ApiProperty({
    format: 'date-time',
    description: 'From when on it could be decided',
    example: '2026-11-24T09:52:10.000Z',
  })
  readonly dueAt!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2026-11-24T09:52:10.000Z' })
  readonly decidedAt!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why the contact was left alone, or is asked later',
    example: 'cooldownAnySurvey',
  })
  readonly reason!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', description: 'When the reason ends by itself' })
  readonly until!: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly invitationId!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'issued, dispatched, answered or failed', example: null })
  readonly invitationState!: string | null;
}

export class ContactHistoryAnswer {
  @ApiProperty({ example: 'CON-100' })
  readonly contactId!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', description: 'The last invitation to any survey' })
  readonly lastInvitedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time', description: 'The last answer to any survey' })
  readonly lastAnsweredAt!: string | null;

  @ApiProperty({ type: HistoryEntry, isArray: true, description: 'The newest occasion first' })
  readonly items!: readonly HistoryEntry[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last' })
  readonly next!: string | null;
}
