import { ApiProperty } from '@nestjs/swagger';
import { AnswerItemBody } from '../record-answers/answer.dto.js';
import { SET_ASIDE_REASONS } from './set-aside.js';

class ContentBody {
  @ApiProperty({ minimum: 0, maximum: 10, example: 9 })
  readonly score!: number;

  @ApiProperty({ type: String, isArray: true, example: ['data'] })
  readonly reasons!: readonly string[];

  @ApiProperty({ type: String, required: false, example: 'Works again.' })
  readonly comment?: string;

  @ApiProperty({ type: AnswerItemBody, isArray: true })
  readonly items!: readonly AnswerItemBody[];

  @ApiProperty({ type: String, isArray: true, example: [] })
  readonly consents!: readonly string[];
}

/** Something that came and does not count. */
export class SetAsideAnswer {
  @ApiProperty({ example: 'ASIDE-4fY1nXw0b5rT8cQ2mJ7kLp' })
  readonly setAsideId!: string;

  @ApiProperty({ example: 'INV-7f1b6c1e-5d0e-4a55-9a39-0f0e6a1c2b3d' })
  readonly invitationId!: string;

  @ApiProperty({ example: 'support-transactional' })
  readonly surveyId!: string;

  @ApiProperty({ example: 'CON-100' })
  readonly contactId!: string;

  @ApiProperty({ example: 'CUS-100' })
  readonly customerId!: string;

  @ApiProperty({
    enum: SET_ASIDE_REASONS,
    description:
      'afterExpiry: the time for answering was over. bot: a field that people do not see was filled in, or the form came back faster than anybody reads. unreadable: a reply without a score. severalScores: a reply with more than one. answeredBefore: a text that came when the answer could no longer be changed. staff: an answer of our own people. duplicate: another answer of the same contact about the same',
  })
  readonly reason!: string;

  @ApiProperty({ example: 'sms' })
  readonly channel!: string;

  @ApiProperty({ type: ContentBody, nullable: true, description: 'The answer, where one could be read' })
  readonly content!: ContentBody | null;

  @ApiProperty({ type: String, nullable: true, description: 'The words of a reply in which no score was found' })
  readonly words!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-11-23T10:15:01.204Z' })
  readonly cameAt!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'When a person let it count after all',
  })
  readonly takenAt!: string | null;
}

export class SetAsidePage {
  @ApiProperty({ type: SetAsideAnswer, isArray: true })
  readonly items!: readonly SetAsideAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last' })
  readonly next!: string | null;
}
