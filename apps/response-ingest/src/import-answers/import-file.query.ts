import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SURVEY_KINDS, type JourneyArea, type SurveyKind } from '@sidetone/contracts/events';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export const SEVERAL_SCORES = ['refuse', 'lowest', 'highest', 'first'] as const;
/** What becomes of a cell with more than one score, such as "5, 6". */
export type SeveralScores = (typeof SEVERAL_SCORES)[number];

const aColumn = (name: string) => ({ message: `${name} must name one column of the file.` });
const column =
  (name: string, description: string): PropertyDecorator =>
  (target, key) => {
    ApiPropertyOptional({ description, example: name })(target, key);
    IsOptional()(target, key);
    IsString(aColumn(String(key)))(target, key);
    MaxLength(256, aColumn(String(key)))(target, key);
  };

/** Which column of the file means what, and what is to be made of it. A column not named is looked for under its own name where it is needed. */
export class ImportFileQuery {
  @ApiProperty({ example: 'brand-tracker-2026' })
  @Matches(/^[^\0]{1,128}$/u, { message: 'surveyId must be one id of at most 128 characters.' })
  readonly surveyId!: string;

  @ApiPropertyOptional({ enum: SURVEY_KINDS, default: 'relationship' })
  @IsOptional()
  @IsIn(SURVEY_KINDS, { message: `kind must be one of ${SURVEY_KINDS.join(', ')}.` })
  readonly kind?: SurveyKind;

  @ApiPropertyOptional({ enum: JOURNEY_AREAS })
  @IsOptional()
  @IsIn(JOURNEY_AREAS, { message: `journeyArea must be one of ${JOURNEY_AREAS.join(', ')}.` })
  readonly journeyArea?: JourneyArea;

  @ApiPropertyOptional({ enum: SEVERAL_SCORES, default: 'refuse', description: 'What becomes of "5, 6"' })
  @IsOptional()
  @IsIn(SEVERAL_SCORES, { message: `several must be one of ${SEVERAL_SCORES.join(', ')}.` })
  readonly several?: SeveralScores;

  @ApiPropertyOptional({
    description: 'What separates cells; by default what stands most often in the header',
    example: ';',
  })
  @IsOptional()
  @Matches(/^[,;\t|]$/, { message: 'delimiter must be a comma, a semicolon, a tab (%09) or |.' })
  readonly delimiter?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When all answers were given, for a file without a column of times',
  })
  @IsOptional()
  @IsString({ message: 'at must be a time with offset, such as 2026-11-23T10:15:00Z.' })
  readonly at?: string;

  @column('Q1', 'Column of scores') readonly score?: string;
  @column('user', 'Column of who answered') readonly contactId?: string;
  @column('id', 'Column of ids, each of one answer; without it lines are known by what they say')
  readonly answerId?: string;
  @column('customer', 'Column of customers; without it the contact stands for its customer')
  readonly customerId?: string;
  @column('msisdn_id', 'Column of subscriptions') readonly subscriptionId?: string;
  @column('Why?', 'Column of comments') readonly comment?: string;
  @column('channel', 'Column of channels') readonly channel?: string;
  @column('date', 'Column of times') readonly answeredAt?: string;
}
