import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Database, sql, utcText } from '@sidetone/platform/database';
import { Problem } from '@sidetone/platform/web';

interface ExposureAnswer {
  readonly responseId: string;
  readonly windowDays: number;
  readonly knownAt: string;
  readonly kpis: unknown;
  readonly evidence: unknown;
  readonly revision: number;
}

/** What hit a respondent before an answer. */
@ApiTags('exposures')
@Controller('v1/exposures')
export class ReadExposures {
  constructor(private readonly database: Database) {}

  /** @throws Problem 404 where no such answer is known */
  @Get(':responseId')
  @ApiOperation({
    summary:
      'What hit the respondent in the days before this answer: per KPI a value or "missing", and the events as evidence',
  })
  @ApiParam({ name: 'responseId', example: 'RSP-9' })
  async read(@Param('responseId') responseId: string): Promise<ExposureAnswer> {
    const [row] = await this.database.query<ExposureAnswer>(sql`
      select response_id as "responseId", window_days as "windowDays", ${utcText('known_at')} as "knownAt",
        kpis, evidence, revision::float8 as revision
      from exposure where response_id = ${responseId}`);
    if (!row)
      throw new Problem(
        404,
        'Not found',
        `No exposure is known for an answer ${responseId}. It is there within a second of the answer.`,
      );
    return row;
  }
}
