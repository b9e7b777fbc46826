import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SURVEY_KINDS } from '@sidetone/contracts/events';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import { AnswerBody } from '../record-answers/answer.dto.js';
import { CHANNELS } from '../record-answers/read-trusted-answer.js';
import { SET_ASIDE_REASONS } from '../set-aside/set-aside.js';

/** As documented. It is read by `readUninvitedAnswer`. */
export class UninvitedAnswerBody extends AnswerBody {
  @ApiProperty({ example: 'in-app-2026' })
  readonly surveyId!: string;

  @ApiProperty({ description: 'Your own id of this answer; sent again, it is the same answer', example: 'APP-4711' })
  readonly answerId!: string;

  @ApiProperty({ description: 'Known by master data', example: 'CON-100' })
  readonly contactId!: string;

  @ApiProperty({ enum: CHANNELS, description: 'web: in an app or embedded in a page', example: 'web' })
  readonly channel!: string;

  @ApiPropertyOptional({ description: 'What it is about: tells journey area and subscription', example: 'INT-77' })
  readonly interactionId?: string;

  @ApiPropertyOptional({ example: 'SUB-1001' })
  readonly subscriptionId?: string;

  @ApiPropertyOptional({ enum: JOURNEY_AREAS, description: 'Where no interaction tells it' })
  readonly journeyArea?: string;

  @ApiPropertyOptional({
    enum: SURVEY_KINDS,
    description: 'Where no programme by the surveyId is known, which tells it',
  })
  readonly kind?: string;

  @ApiPropertyOptional({ description: 'In which it was asked; else the one of the contact', example: 'fi' })
  readonly language?: string;

  @ApiPropertyOptional({ description: 'The interviewer who asked', example: 'AGT-12' })
  readonly askedBy?: string;
}

export class SetAsideReply {
  @ApiProperty({ enum: ['setAside'] })
  readonly outcome!: 'setAside';

  @ApiProperty({ enum: SET_ASIDE_REASONS, example: 'staff' })
  readonly reason!: string;

  @ApiProperty({ example: 'ASIDE-4fY1nXw0b5rT8cQ2mJ7kLp' })
  readonly setAsideId!: string;
}
