import { ApiProperty } from '@nestjs/swagger';
import { AnswerItemBody } from '../record-answers/answer.dto.js';

/** One version of an answer. */
export class VersionAnswer {
  @ApiProperty({ example: 1 })
  readonly revision!: number;

  @ApiProperty({ minimum: 0, maximum: 10, example: 9 })
  readonly score!: number;

  @ApiProperty({ type: String, isArray: true, example: ['data'] })
  readonly reasons!: readonly string[];

  @ApiProperty({ type: String, nullable: true, example: 'Call me at [phone].' })
  readonly comment!: string | null;

  @ApiProperty({ description: 'Whether personal data was replaced in the comment' })
  readonly redacted!: boolean;

  @ApiProperty({ type: AnswerItemBody, isArray: true })
  readonly items!: readonly AnswerItemBody[];

  @ApiProperty({ type: String, isArray: true, example: ['callBack'] })
  readonly consents!: readonly string[];

  @ApiProperty({ example: 'sms' })
  readonly channel!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The interviewer who asked', example: null })
  readonly askedBy!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T10:15:00.000Z' })
  readonly answeredAt!: string;

  @ApiProperty({ format: 'date-time', description: 'When it came in here', example: '2026-11-23T10:15:01.204Z' })
  readonly recordedAt!: string;
}

/** An answer as it stands. */
export class ResponseAnswer extends VersionAnswer {
  @ApiProperty({ example: 'RSP-4fY1nXw0b5rT8cQ2mJ7kLp' })
  readonly responseId!: string;

  @ApiProperty({ example: 'INV-7f1b6c1e-5d0e-4a55-9a39-0f0e6a1c2b3d' })
  readonly invitationId!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where nobody was invited: the id that the app gave it',
    example: null,
  })
  readonly answerId!: string | null;

  @ApiProperty({ example: 'support-transactional' })
  readonly surveyId!: string;

  @ApiProperty({ example: 'transactional' })
  readonly kind!: string;

  @ApiProperty({ example: 'CON-100' })
  readonly contactId!: string;

  @ApiProperty({ example: 'CUS-100' })
  readonly customerId!: string;

  @ApiProperty({ type: String, nullable: true, example: 'SUB-1001' })
  readonly subscriptionId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'support' })
  readonly journeyArea!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'fi' })
  readonly language!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T10:15:01.204Z' })
  readonly firstRecordedAt!: string;

  @ApiProperty({ enum: ['erasure', 'fraud', 'test'], nullable: true, description: 'Why it no longer counts' })
  readonly withdrawnReason!: string | null;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly withdrawnAt!: string | null;
}

export class ResponseWithVersions extends ResponseAnswer {
  @ApiProperty({ type: VersionAnswer, isArray: true })
  readonly versions!: readonly VersionAnswer[];
}

export class ResponsePage {
  @ApiProperty({ type: ResponseAnswer, isArray: true })
  readonly items!: readonly ResponseAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last' })
  readonly next!: string | null;
}
