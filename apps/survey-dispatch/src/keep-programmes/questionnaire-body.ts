import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REASON_CODES, type Localised } from '@sidetone/domain/programmes';
import { AreParts, IsFlag, IsLocalised, IsOneOf, IsReal, IsText, MayBeAbsent } from './body-fields.js';

const LABELS = { en: 'Network coverage', fi: 'Verkon kuuluvuus' };

export class FaultReasonBody {
  @ApiProperty({ enum: REASON_CODES, example: 'coverage' })
  @IsOneOf(REASON_CODES)
  readonly code!: string;

  @ApiPropertyOptional({ description: "By language; without it the page's own words stand", example: LABELS })
  @MayBeAbsent()
  @IsLocalised()
  readonly labels?: Localised;
}

export class IndicatorBody {
  @ApiProperty({ example: 'speed' })
  @IsText()
  readonly indicatorId!: string;

  @ApiProperty({ example: { en: 'How quickly was it done?' } })
  @IsLocalised()
  readonly labels!: Localised;

  @ApiProperty({ description: '≥ 0, on any scale', example: 2 })
  @IsReal(2)
  readonly weight!: number;
}

/** What is asked beside the score and why. */
export class QuestionnaireBody {
  @ApiPropertyOptional({ type: [FaultReasonBody], description: 'What may have gone wrong; all unless told' })
  @MayBeAbsent()
  @AreParts(() => FaultReasonBody)
  readonly reasons?: readonly FaultReasonBody[];

  @ApiPropertyOptional({ type: [IndicatorBody], description: 'Supporting questions, answered 1 to 5' })
  @AreParts(() => IndicatorBody)
  readonly indicators: readonly IndicatorBody[] = [];

  @ApiPropertyOptional({ default: false })
  @IsFlag()
  readonly mayWeCallYou: boolean = false;

  @ApiPropertyOptional({ default: false })
  @IsFlag()
  readonly mayWeQuoteYou: boolean = false;

  @ApiPropertyOptional({ description: 'What was changed thanks to earlier answers, for the page of thanks' })
  @MayBeAbsent()
  @IsLocalised()
  readonly changed?: Localised;
}
