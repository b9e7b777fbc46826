import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SURVEY_KINDS, type JourneyArea, type SurveyKind } from '@sidetone/contracts/events';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, IsString } from 'class-validator';

const MOST_LINES = 1_000;

const LINE_EXAMPLE = {
  line: 2,
  answerId: 'R-4711',
  contactId: 'CON-100',
  customerId: 'CUS-100',
  subscriptionId: 'SUB-1001',
  score: '9',
  comment: 'Works well.',
  reasons: ['network'],
  channel: 'web',
  answeredAt: '2026-11-20T10:00:00Z',
};

/** Lines of a survey that was not ours. The lines themselves are judged one by one, not by this. */
export class ImportBody {
  @ApiProperty({ example: 'brand-tracker-2026' })
  @IsString({ message: 'surveyId must be text.' })
  readonly surveyId!: string;

  @ApiPropertyOptional({ enum: SURVEY_KINDS, default: 'relationship' })
  @IsOptional()
  @IsIn(SURVEY_KINDS, { message: `kind must be one of ${SURVEY_KINDS.join(', ')}.` })
  readonly kind?: SurveyKind | null;

  @ApiPropertyOptional({ enum: JOURNEY_AREAS })
  @IsOptional()
  @IsIn(JOURNEY_AREAS, { message: `journeyArea must be one of ${JOURNEY_AREAS.join(', ')}.` })
  readonly journeyArea?: JourneyArea | null;

  @ApiProperty({ type: 'array', maxItems: MOST_LINES, items: { type: 'object', example: LINE_EXAMPLE } })
  @IsArray({ message: 'answers must be a list.' })
  @ArrayMaxSize(MOST_LINES, {
    message: `answers may hold ${MOST_LINES} lines at most; send the others in another request.`,
  })
  @IsObject({ each: true, message: 'answers must be objects.' })
  readonly answers!: readonly object[];
}

export class LineResultBody {
  @ApiProperty({ example: 2 })
  readonly line!: number;

  @ApiProperty({ enum: ['accepted', 'duplicate', 'refused'] })
  readonly result!: 'accepted' | 'duplicate' | 'refused';

  @ApiPropertyOptional({ example: 'score: not one whole number from 0 to 10' })
  readonly reason?: string;
}

export class ReasonTotal {
  @ApiProperty({ example: 'score: not one whole number from 0 to 10' })
  readonly reason!: string;

  @ApiProperty({ example: 3 })
  readonly lines!: number;
}

export class ImportTotalsBody {
  @ApiProperty({ example: 'brand-tracker-2026' })
  readonly surveyId!: string;

  @ApiProperty({ description: 'All lines that ever came: accepted + refused', example: 3112 })
  readonly lines!: number;

  @ApiProperty({ example: 3109 })
  readonly accepted!: number;

  @ApiProperty({ example: 3 })
  readonly refused!: number;

  @ApiProperty({ type: ReasonTotal, isArray: true })
  readonly reasons!: readonly ReasonTotal[];
}

export class ImportReply {
  @ApiProperty({ example: 'brand-tracker-2026' })
  readonly surveyId!: string;

  @ApiProperty({ type: LineResultBody, isArray: true })
  readonly results!: readonly LineResultBody[];
}
