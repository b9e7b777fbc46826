import { Body, Controller, Delete, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import { Problem } from '@sidetone/platform/web';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import type { DriverRun } from './driver-run.js';
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
    private readonly runs: DriverRunStore,
    private readonly catalogue: KpiCatalogue,
    private readonly clock: Clock,
  ) {}

  @Post('driver-runs')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Ask for a run by all answers known now',
    description: 'Answers at once; the run goes on beside. Its state, and what it finds, are read at the Location.',
  })
  async ask(
    @Body() body: AskedRunBody,
    @Res({ passthrough: true }) response: { header(name: string, value: string): unknown },
  ): Promise<RunView> {
    const run = await this.ranking.ask(body.scope(), this.clock.now(), body.seed);
    response.header('Location', `/v1/runs/${run.runId}`);
    return runView(run, await this.catalogue.current());
  }

  /** @throws Problem 404 */
  @Get('runs/:runId')
  @Header('Cache-Control', 'no-cache')
  @ApiOperation({ summary: 'A run: how far it is, what it was made of, by what method, and what it found' })
  async read(@Param('runId', ParseUUIDPipe) runId: string): Promise<RunView> {
    return runView(known(await this.runs.byId(runId), runId), await this.catalogue.current());
  }

  /** @throws Problem 404; 409 for a run that is over */
  @Delete('runs/:runId')
  @ApiOperation({ summary: 'Cancel a run that waits or is at work' })
  async cancel(@Param('runId', ParseUUIDPipe) runId: string): Promise<RunView> {
    const run = known(await this.runs.cancel(runId), runId);
    if (run.state !== 'cancelled')
      throw new Problem(
        409,
        'Run is over',
        `The run is ${run.state}: only one that waits or is running can be cancelled.`,
      );
    return runView(run, await this.catalogue.current());
  }
}

function known(run: DriverRun | undefined, runId: string): DriverRun {
  if (run) return run;
  throw new Problem(404, 'No such run', `No run has the id ${runId}; POST /v1/driver-runs tells the id of a new one.`);
}
