import { ApiPropertyOptional } from '@nestjs/swagger';
import type { SurveyKind } from '@sidetone/contracts/events';
import { parseTime } from '@sidetone/contracts/fields';
import { JOURNEY_AREAS, type JourneyArea } from '@sidetone/domain/journey';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsInstant } from './is-instant.js';
import type { ScoreQuestion } from './score-reader.js';

export const surveyKinds = [
  'relationship',
  'transactional',
  'wave',
  'verification',
] as const satisfies readonly SurveyKind[];

const oneOf = (name: string, values: readonly string[]) => ({
  message: `${name} must be one of: ${values.join(', ')}.`,
});

/** What is common to all questions about scores. */
export class SeriesQuery {
  @ApiPropertyOptional({
    enum: surveyKinds,
    default: 'transactional',
    description: 'Kinds measure different things and are never mixed.',
  })
  @IsOptional()
  @IsIn(surveyKinds, oneOf('kind', surveyKinds))
  kind: SurveyKind = 'transactional';

  @ApiPropertyOptional({ enum: JOURNEY_AREAS })
  @IsOptional()
  @IsIn(JOURNEY_AREAS, oneOf('journeyArea', JOURNEY_AREAS))
  journeyArea?: JourneyArea;

  @ApiPropertyOptional({
    example: '2026-10-01T00:00:00Z',
    description: 'First moment that counts; without it, from the beginning.',
  })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({
    example: '2026-11-01T00:00:00Z',
    description: 'First moment that no longer counts; without it, to the end.',
  })
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class ScoreQuery extends SeriesQuery {
  @ApiPropertyOptional({ example: 'support-2026' })
  @IsOptional()
  @IsString({ message: 'surveyId must be given once.' })
  @MaxLength(128, { message: 'surveyId is an id of at most 128 characters.' })
  surveyId?: string;
}

export class WeeklySeriesQuery extends SeriesQuery {
  @ApiPropertyOptional({ enum: ['week'], default: 'week', description: "Calendar weeks of the operator's time zone." })
  @IsOptional()
  @IsIn(['week'], oneOf('granularity', ['week']))
  granularity = 'week' as const;
}

/** The question in the domain's words. */
export function questionIn(query: ScoreQuery | SeriesQuery): ScoreQuestion {
  const { kind, journeyArea, from, to } = query;
  return {
    kind,
    journeyArea,
    surveyId: 'surveyId' in query ? query.surveyId : undefined,
    from: from === undefined ? undefined : parseTime(from),
    to: to === undefined ? undefined : parseTime(to),
  };
}
