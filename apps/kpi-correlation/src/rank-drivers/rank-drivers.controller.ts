import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import { Problem } from '@sidetone/platform/web';
import { IsIn } from 'class-validator';
import type { DriverRun } from './driver-run.js';
import { DriverRunStore } from './driver-run-store.js';
import { RankDrivers } from './rank-drivers.js';
import { SURVEY_KINDS } from './survey-kinds.js';

class KindOfSurvey {
  @ApiPropertyOptional({
    description: 'Which answers count; kinds are never mixed',
    enum: SURVEY_KINDS,
    default: 'transactional',
  })
  @IsIn(SURVEY_KINDS)
  kind = 'transactional';
}

/** Which KPIs go with the score. */
@ApiTags('drivers')
@Controller('v1')
export class RankDriversController {
  constructor(
    private readonly ranking: RankDrivers,
    private readonly runs: DriverRunStore,
    private readonly clock: Clock,
  ) {}

  @Post('driver-runs')
  @HttpCode(201)
  @ApiOperation({ summary: 'Rank the KPIs now, by all answers so far' })
  rank(@Body() { kind }: KindOfSurvey): Promise<DriverRun> {
    return this.ranking.rank(kind, this.clock.now());
  }

  /** @throws Problem 404 before the first ranking */
  @Get('drivers')
  @ApiOperation({
    summary: 'The last ranking: which KPIs are associated with the score, how strongly, how surely, and who owns them',
  })
  async latest(@Query() { kind }: KindOfSurvey): Promise<DriverRun> {
    const run = await this.runs.latest(kind);
    if (!run)
      throw new Problem(
        404,
        'Not ranked yet',
        `No ranking of ${kind} answers is known yet: ask for one by POST /v1/driver-runs.`,
      );
    return run;
  }
}
