import { ApiPropertyOptional } from '@nestjs/swagger';
import { SURVEY_KINDS } from '@sidetone/contracts/events';
import { REPAIR_KINDS, type RepairKind } from '@sidetone/domain/repairs';
import { MayBeName, PageQuery } from '@sidetone/platform/web';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { STANDARD, type HowJudged } from './standard-question.js';

const DAYS = { message: 'days must be a whole number from 7 to 180.' };
const SETTLE = { message: 'settleDays must be a whole number from 0 to 90.' };

/** Which repairs are asked for; all without. */
export class RepairsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Who did it', example: 'radio access' })
  @MayBeName()
  readonly team?: string;

  @ApiPropertyOptional({ description: 'The KPI that was to be mended', example: 'voice.drop.count' })
  @MayBeName()
  readonly kpi?: string;

  @ApiPropertyOptional({ enum: REPAIR_KINDS })
  @IsOptional()
  @IsIn(REPAIR_KINDS, { message: `kind must be one of ${REPAIR_KINDS.join(', ')}.` })
  readonly kind?: RepairKind;
}

/** How a repair is measured. */
export class ProofQuery implements HowJudged {
  @ApiPropertyOptional({ default: STANDARD.days, minimum: 7, maximum: 180, description: 'Days before and after' })
  @Type(() => Number)
  @IsInt(DAYS)
  @Min(7, DAYS)
  @Max(180, DAYS)
  readonly days: number = STANDARD.days;

  @ApiPropertyOptional({
    default: STANDARD.settleDays,
    minimum: 0,
    maximum: 90,
    description: 'Days after the repair that count for neither time, because what hurt before is still remembered',
  })
  @Type(() => Number)
  @IsInt(SETTLE)
  @Min(0, SETTLE)
  @Max(90, SETTLE)
  readonly settleDays: number = STANDARD.settleDays;

  @ApiPropertyOptional({
    description: 'Which answers count; kinds are never mixed',
    enum: SURVEY_KINDS,
    default: STANDARD.survey,
  })
  @IsIn(SURVEY_KINDS, { message: `survey must be one of ${SURVEY_KINDS.join(', ')}.` })
  readonly survey: string = STANDARD.survey;
}
