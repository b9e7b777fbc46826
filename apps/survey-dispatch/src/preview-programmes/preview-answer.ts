import { ApiProperty } from '@nestjs/swagger';

export const PREVIEW_OUTCOMES = ['asked', 'later', 'leftAlone'] as const;

export class PreviewForecast {
  @ApiProperty({ description: 'Of invitations, 0–1', example: 0.31 })
  readonly responseRate!: number;

  @ApiProperty({
    enum: ['observed', 'expected'],
    description: 'Earlier invitations of this programme, or its own expectation',
  })
  readonly basis!: string;

  @ApiProperty({ example: 124 })
  readonly answers!: number;

  @ApiProperty({ description: '95 % interval', example: 106 })
  readonly low!: number;

  @ApiProperty({ example: 142 })
  readonly high!: number;
}

export class PreviewFrame {
  @ApiProperty({ example: '2026-Q4' })
  readonly occasion!: string;

  @ApiProperty({ description: 'Who could be drawn', example: 5200 })
  readonly members!: number;

  @ApiProperty({ example: 400 })
  readonly drawn!: number;

  @ApiProperty({ type: Object, isArray: true, description: 'By stratum: how many there are, and how many are drawn' })
  readonly strata!: readonly object[];
}

export class PreviewContact {
  @ApiProperty({ example: 'CON-100' })
  readonly contactId!: string;

  @ApiProperty({ example: 'INT-55210' })
  readonly occasionId!: string;

  @ApiProperty({ enum: PREVIEW_OUTCOMES })
  readonly outcome!: (typeof PREVIEW_OUTCOMES)[number];

  @ApiProperty({ type: String, nullable: true, example: 'cooldownAnySurvey' })
  readonly reason!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'When it is looked at again, or the reason ends',
  })
  readonly until!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'webhook' })
  readonly channel!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'fi' })
  readonly language!: string | null;
}

/** What would be decided. Nothing of it is kept. */
export class PreviewAnswer {
  @ApiProperty({ example: 'delivery-transactional' })
  readonly programmeId!: string;

  @ApiProperty({ format: 'date-time', description: 'The moment that was looked at' })
  readonly at!: string;

  @ApiProperty({ description: 'How many would be asked', example: 398 })
  readonly asked!: number;

  @ApiProperty({ type: Object, description: 'How many would be asked later, by reason', example: { quietHours: 12 } })
  readonly later!: Readonly<Record<string, number>>;

  @ApiProperty({ type: Object, description: 'How many would be left alone, by reason', example: { noConsent: 2 } })
  readonly leftAlone!: Readonly<Record<string, number>>;

  @ApiProperty({ description: 'How many are not due at that moment, or wait for the rate', example: 4800 })
  readonly notYet!: number;

  @ApiProperty({
    type: PreviewFrame,
    nullable: true,
    description: 'The frame that would be drawn; null where none would',
  })
  readonly frame!: PreviewFrame | null;

  @ApiProperty({ type: PreviewForecast, nullable: true, description: 'Null while nothing tells how many answer' })
  readonly forecast!: PreviewForecast | null;

  @ApiProperty({ type: PreviewContact, isArray: true, description: 'The first 100 that would be decided about' })
  readonly contacts!: readonly PreviewContact[];
}
