import { ApiPropertyOptional } from '@nestjs/swagger';
import { SURVEY_KINDS, type SurveyKind } from '@sidetone/contracts/events';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import { MayBeName } from '@sidetone/platform/web';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { RunScope } from './run-scope.js';

/** Of whose answers: of one kind of survey, and of all unless narrowed down. */
export class ScopeQuery {
  @ApiPropertyOptional({
    description: 'Which answers count; kinds are never mixed',
    enum: SURVEY_KINDS,
    default: 'transactional',
  })
  @IsIn(SURVEY_KINDS)
  kind: SurveyKind = 'transactional';

  @ApiPropertyOptional({ description: 'Only answers of customers of this segment', example: 'business' })
  @MayBeName()
  segment?: string;

  @ApiPropertyOptional({ description: 'Only answers of lines or customers in this region', example: 'Uusimaa' })
  @MayBeName()
  region?: string;

  @ApiPropertyOptional({ description: 'Only answers about this part of the journey', enum: JOURNEY_AREAS })
  @IsOptional()
  @IsIn(JOURNEY_AREAS)
  journeyArea?: string;

  @ApiPropertyOptional({ description: 'Only answers of customers with this contract level', example: 'gold' })
  @MayBeName()
  contractLevel?: string;

  scope(): RunScope {
    const { kind, segment = null, region = null, journeyArea = null, contractLevel = null } = this;
    return { kind, segment, region, journeyArea, contractLevel };
  }
}

export class AskedRunBody extends ScopeQuery {
  @ApiPropertyOptional({
    description:
      'Of the draws behind the bootstrap intervals: the same answers and seed give the same run, to the byte',
    default: 1,
    minimum: 0,
  })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  seed = 1;
}
