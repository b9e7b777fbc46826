import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Database, sql, utcText } from '@sidetone/platform/database';
import { Problem } from '@sidetone/platform/web';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';
import { SETTINGS, type Settings } from '../app.settings.js';

export interface ExposureAnswer {
  readonly responseId: string;
  readonly windowDays: number;
  readonly knownAt: string;
  readonly kpis: unknown;
  readonly evidence: unknown;
  readonly revision: number;
}

const INSTANT = '$property is an instant with an offset, such as 2026-11-23T12:00:00Z';

class ExposureQuery {
  @ApiPropertyOptional({ description: 'The version that was known at this instant', example: '2026-11-23T12:00:00Z' })
  @IsOptional()
  @Matches(/(?:Z|[+-]\d{2}:\d{2})$/i, { message: INSTANT })
  @IsISO8601({ strict: true }, { message: INSTANT })
  asOf?: string;

  @ApiPropertyOptional({
    description: 'How many days back; the window in which drivers are ranked unless given',
    example: 28,
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(400)
  windowDays?: number;
}

/** What hit a respondent before an answer. */
@ApiTags('exposures')
@Controller('v1/responses')
export class ReadExposures {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'EXPOSURE_WINDOW_DAYS'>,
  ) {}

  /** @throws Problem 404 where no such answer is known, or was not yet at `asOf` */
  @Get(':responseId/exposure')
  @ApiOperation({
    summary:
      'What hit the respondent in the days before this answer: per KPI a value or "missing", the worst and the last event, and the events as evidence',
    description:
      'Late or corrected events make a new version. Earlier versions stay readable: ?asOf= gives the one that was known then.',
  })
  @ApiParam({ name: 'responseId', example: 'RSP-9' })
  async read(
    @Param('responseId') responseId: string,
    @Query() { asOf, windowDays = this.settings.EXPOSURE_WINDOW_DAYS }: ExposureQuery,
  ): Promise<ExposureAnswer> {
    const [row] = await this.database.query<ExposureAnswer>(sql`
      select response_id as "responseId", window_days as "windowDays", ${utcText('known_at')} as "knownAt",
        kpis, evidence, revision::float8 as revision
      from exposure
      where response_id = ${responseId} and window_days = ${windowDays} and known_at <= coalesce(${asOf ?? null}::timestamptz, 'infinity')
      order by revision desc limit 1`);
    if (row) return row;
    throw new Problem(
      404,
      'Not found',
      asOf === undefined
        ? `No exposure of ${windowDays} days is known for an answer ${responseId}. It is there within a second of the answer.`
        : `Nothing was known yet of an answer ${responseId} at ${asOf}.`,
    );
  }
}
