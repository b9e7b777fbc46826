import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CONSENTS, REASONS } from './answer.js';

export class AnswerItemBody {
  @ApiProperty({ example: 'fault-repair-speed' })
  readonly indicatorId!: string;

  @ApiProperty({ minimum: 1, maximum: 5, example: 4 })
  readonly level!: number;

  @ApiProperty({ minimum: 0, example: 0.3, description: "The programme's own, whatever was sent with the answer" })
  readonly weight!: number;
}

export class GivenItemBody {
  @ApiProperty({ example: 'fault-repair-speed' })
  readonly indicatorId!: string;

  @ApiProperty({ minimum: 1, maximum: 5, example: 4 })
  readonly level!: number;

  @ApiPropertyOptional({
    minimum: 0,
    example: 0.3,
    description: 'Counts only where no programme is known by the surveyId; else the weight of its definition does.',
  })
  readonly weight?: number;
}

/** The answer as documented. It is read by `readAnswer`, which knows rule R17 for every door. */
export class AnswerBody {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 10,
    example: 9,
    description: 'Whole; 0 is an answer. Numbers as text are refused.',
  })
  readonly score!: number;

  @ApiPropertyOptional({ enum: REASONS, isArray: true, example: ['data'] })
  readonly reasons?: readonly string[];

  @ApiPropertyOptional({
    maxLength: 4000,
    example: 'The connection breaks off every evening.',
    description: 'Personal data in it is replaced before it is stored.',
  })
  readonly comment?: string;

  @ApiPropertyOptional({
    type: GivenItemBody,
    isArray: true,
    description: 'Answers to the supporting questions of the programme; what it does not ask is left aside.',
  })
  readonly items?: readonly GivenItemBody[];

  @ApiPropertyOptional({ enum: CONSENTS, isArray: true, example: ['callBack'] })
  readonly consents?: readonly string[];

  @ApiPropertyOptional({
    enum: ['score'],
    description: 'Only the score is told: whatever else was said before stays as it is.',
  })
  readonly step?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    example: '2026-11-23T10:15:00Z',
    description: 'A hint: ignored when it cannot be true.',
  })
  readonly answeredAt?: string;
}
