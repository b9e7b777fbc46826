import { ApiPropertyOptional } from '@nestjs/swagger';
import { SURVEY_KINDS, type SurveyKind } from '@sidetone/contracts/events';
import { parseTime } from '@sidetone/contracts/fields';
import { JOURNEY_AREAS, type JourneyArea } from '@sidetone/domain/journey';
import { MayBeName } from '@sidetone/platform/web';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { DIMENSIONS, type Dimension } from '../keep-cells/cell-place.js';
import type { CountsQuestion, Filters } from '../read-cells/counts-reader.js';
import { IsInstant } from './is-instant.js';

const oneOf = (name: string, values: readonly string[]) => ({
  message: `${name} must be one of: ${values.join(', ')}.`,
});
const once = { message: '$property must be given once.' };

/** Which answers are asked about: kind, area, and groups. */
export class FilterQuery {
  @ApiPropertyOptional({
    name: 'kind',
    enum: SURVEY_KINDS,
    default: 'transactional',
    description:
      'Kinds measure different things and are mixed only where several are named, such as relationship,wave.',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsOptional()
  @IsIn(SURVEY_KINDS, { each: true, ...oneOf('kind', SURVEY_KINDS) })
  kind: SurveyKind[] = ['transactional'];

  @ApiPropertyOptional({ enum: JOURNEY_AREAS })
  @IsOptional()
  @IsIn(JOURNEY_AREAS, oneOf('journeyArea', JOURNEY_AREAS))
  journeyArea?: JourneyArea;

  @ApiPropertyOptional({ example: 'business' })
  @MayBeName()
  segment?: string;

  @ApiPropertyOptional({ example: 'Uusimaa' })
  @MayBeName()
  region?: string;

  @ApiPropertyOptional({ example: 'CUS-100', description: 'The id of a business customer' })
  @MayBeName()
  account?: string;

  @ApiPropertyOptional({ example: 'gold' })
  @MayBeName()
  contractLevel?: string;

  @ApiPropertyOptional({ example: 'Fibre 1000' })
  @MayBeName()
  product?: string;

  @ApiPropertyOptional({ example: 'sms' })
  @MayBeName()
  channel?: string;

  @ApiPropertyOptional({ example: 'fi' })
  @MayBeName()
  language?: string;

  @ApiPropertyOptional({ example: 'field service 7' })
  @MayBeName()
  team?: string;

  @ApiPropertyOptional({ example: 'W-7' })
  @MayBeName()
  waveId?: string;

  @ApiPropertyOptional({ example: 'support-2026' })
  @MayBeName()
  surveyId?: string;

  @ApiPropertyOptional({
    example: 'rolling30',
    description:
      "Whole days of the operator's calendar: rolling30, week, month, quarter, month:2026-11, 2026-11-01,2026-11-15, or wave:ID; without it, everything.",
  })
  @IsOptional()
  @Matches(/^[^\0]{1,140}$/u, once)
  window?: string;
}

/** The same, with moments in place of days. */
export class SeriesQuery extends FilterQuery {
  @ApiPropertyOptional({
    example: '2026-10-01T00:00:00Z',
    description: 'First moment that counts; without it, from the beginning. In place of window.',
  })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({
    example: '2026-11-01T00:00:00Z',
    description: 'First moment that no longer counts; without it, to the end. In place of window.',
  })
  @IsOptional()
  @IsInstant()
  to?: string;
}

const groupings = DIMENSIONS.filter((name) => name !== 'all');
const LIMIT = { message: 'limit must be a whole number from 1 to 500.' };

export class ScoreQuery extends SeriesQuery {
  @ApiPropertyOptional({ enum: groupings, description: 'One reading for each group beside the whole' })
  @IsOptional()
  @IsIn(groupings, oneOf('groupBy', groupings))
  groupBy?: Dimension;

  @ApiPropertyOptional({
    example: 'previous',
    description: 'previous (the period, or wave, before), group:VALUE (another group), or rest (all but the group)',
  })
  @IsOptional()
  @Matches(/^(previous|rest|group:[^\0]{1,128})$/u, { message: 'compare must be previous, rest or group:VALUE.' })
  compare?: string;

  @ApiPropertyOptional({ default: 100, minimum: 1, maximum: 500, description: 'Groups on a page' })
  @Type(() => Number)
  @IsInt(LIMIT)
  @Min(1, LIMIT)
  @Max(500, LIMIT)
  limit = 100;

  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsOptional()
  @Matches(/^[\w-]{1,1000}$/, { message: 'cursor must be the next of an earlier page.' })
  cursor?: string;
}

export const STEPS = ['day', 'week', 'month', 'quarter'] as const;

export class WeeklySeriesQuery extends SeriesQuery {
  @ApiPropertyOptional({ enum: STEPS, default: 'week', description: "Of the operator's calendar." })
  @IsOptional()
  @IsIn(STEPS, oneOf('granularity', STEPS))
  granularity: (typeof STEPS)[number] = 'week';
}

/** The groups that are asked for, in the words of the cells. */
export function filtersIn(query: FilterQuery): Filters {
  const { segment, region, account, contractLevel, product, channel, language, team, waveId, surveyId } = query;
  const given = {
    segment,
    region,
    account,
    contractLevel,
    product,
    channel,
    language,
    team,
    wave: waveId,
    survey: surveyId,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The question in the words of the cells, but for its days. */
export function questionIn(query: FilterQuery | SeriesQuery): CountsQuestion {
  const { from, to } = 'from' in query || 'to' in query ? query : { from: undefined, to: undefined };
  return {
    kinds: [...new Set(query.kind)],
    dimension: 'all',
    area: query.journeyArea ?? '',
    filters: filtersIn(query),
    from: from === undefined ? undefined : parseTime(from),
    to: to === undefined ? undefined : parseTime(to),
  };
}
