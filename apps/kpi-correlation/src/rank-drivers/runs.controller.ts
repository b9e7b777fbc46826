import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Res,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import { Problem } from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import type { DriverRun } from './driver-run.js';
import { DriverRunReader } from './driver-run-reader.js';
import { DriverRunStore } from './driver-run-store.js';
import { RankDrivers } from './rank-drivers.js';
import { AskedRunBody } from './run-query.js';
import { runView, type RunView } from './run-view.js';

/** Driver runs: asked for, watched, cancelled, read. */
@ApiTags('drivers')
@Controller('v1')
export class RunsController {
  constructor(
    private readonly ranking: RankDrivers,
    private readonly underWay: DriverRunStore,
    private readonly runs: DriverRunReader,
    private readonly catalogue: KpiCatalogue,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'RUN_KEEP_DAYS'>,
  ) {}

  /** @throws Problem 400; 429 while too many wait */
  @Post('driver-runs')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask for a run by all answers known now',
    description:
      'Answers at once; the run goes on beside. Its state, and what it finds, are read at the Location. Asked for again while it waits or is at ' +
      'work, the same scope and seed give the same run: `rankedAt` tells which answers it knows.',
  })
  @ApiResponse({ status: 202, description: 'A new run' })
  @ApiResponse({ status: 200, description: 'The same that waits or is at work already' })
  @ApiResponse({ status: 429, description: 'Too many runs wait: how many, and what to do' })
  async ask(@Body() body: AskedRunBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<RunView> {
    const asked = await this.ranking.ask(body.scope(), this.clock.now(), body.seed);
    if (asked.kind === 'full')
      throw new Problem(
        429,
        'Too many runs wait',
        `${asked.unfinished} runs wait or are at work, and MOST_WAITING_RUNS allows no more: ask again when some are over, or cancel one by DELETE /v1/runs/{runId}.`,
      );
    reply.status(asked.kind === 'new' ? 202 : 200).header('location', `/v1/runs/${asked.run.runId}`);
    return runView(asked.run, await this.catalogue.current());
  }

  /** @throws Problem 404 */
  @Get('runs/:runId')
  @Header('Cache-Control', 'no-cache')
  @ApiOperation({
    summary: 'A run: how far it is, what it was made of, by what method, and what it found',
    description:
      'A run whose database or thread died is begun again, up to three times in all, after a pause that grows: `attempts`, `notBefore`, and why in `failure`.',
  })
  async read(@Param('runId', ParseUUIDPipe) runId: string): Promise<RunView> {
    return runView(this.known(await this.runs.byId(runId), runId), await this.catalogue.current());
  }

  /** @throws Problem 404; 409 for a run that is over */
  @Delete('runs/:runId')
  @ApiOperation({ summary: 'Cancel a run that waits or is at work' })
  async cancel(@Param('runId', ParseUUIDPipe) runId: string): Promise<RunView> {
    await this.underWay.cancel(runId);
    const run = this.known(await this.runs.byId(runId), runId);
    if (run.state !== 'cancelled')
      throw new Problem(
        409,
        'Run is over',
        `The run is ${run.state}: only one that waits or is running can be cancelled.`,
      );
    return runView(run, await this.catalogue.current());
  }

  private known(run: DriverRun | undefined, runId: string): DriverRun {
    if (run) return run;
    throw new Problem(
      404,
      'No such run',
      `No run has the id ${runId}. Runs that are over are cleared after ${this.settings.RUN_KEEP_DAYS} days (RUN_KEEP_DAYS), the last of each scope excepted; POST /v1/driver-runs tells the id of a new one.`,
    );
  }
}
