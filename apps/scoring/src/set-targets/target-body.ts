import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SURVEY_KINDS, type SurveyKind } from '@sidetone/contracts/events';
import { JOURNEY_AREAS, type JourneyArea } from '@sidetone/domain/journey';
import { IsIn, IsNumber, IsOptional, Max, Min } from 'class-validator';
import type { TargetMetric } from './target-store.js';

const METRICS = ['nps', 'satisfactionIndex'] as const satisfies readonly TargetMetric[];

/** Which target: of a survey kind, of one journey area or of all together. */
export class WhichTarget {
  @ApiProperty({ enum: SURVEY_KINDS, example: 'relationship' })
  @IsIn(SURVEY_KINDS, { message: `kind must be one of: ${SURVEY_KINDS.join(', ')}.` })
  kind!: SurveyKind;

  @ApiPropertyOptional({ enum: JOURNEY_AREAS, description: 'Without it, of all areas together' })
  @IsOptional()
  @IsIn(JOURNEY_AREAS, { message: `journeyArea must be one of: ${JOURNEY_AREAS.join(', ')}.` })
  journeyArea?: JourneyArea;

  @ApiPropertyOptional({ enum: METRICS, default: 'nps' })
  @IsOptional()
  @IsIn(METRICS, { message: `metric must be one of: ${METRICS.join(', ')}.` })
  metric: TargetMetric = 'nps';
}

export class TargetBody extends WhichTarget {
  @ApiProperty({ example: 42, description: 'Points of NPS, −100 to 100, or percent of the index, 0 to 100' })
  @IsNumber({}, { message: 'target must be a number.' })
  @Min(-100, { message: 'target must be at least -100.' })
  @Max(100, { message: 'target must be at most 100.' })
  target!: number;
}
