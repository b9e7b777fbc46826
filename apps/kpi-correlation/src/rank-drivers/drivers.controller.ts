import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { standingOfKpi, whatIf, type DriverReport, type KpiStanding, type WhatIf } from '@sidetone/domain/drivers';
import { AnswersList, oneRowEach, Problem, type Page } from '@sidetone/platform/web';
import { Type } from 'class-transformer';
import { IsNumber, Max, Min } from 'class-validator';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { DriverRunReader } from './driver-run-reader.js';
import { ScopeQuery } from './run-query.js';
import { runView, type DriverView, type RunView } from './run-view.js';

const CSV = oneRowEach<DriverView>({
  rank: ({ rank }) => rank,
  kpi: ({ kpi }) => kpi,
  team: ({ team }) => team,
  journeyArea: ({ journeyArea }) => journeyArea,
  outsideControl: ({ outsideControl }) => String(outsideControl),
  flagged: ({ flagged }) => String(flagged),
  quadrant: ({ quadrant }) => quadrant,
  n: ({ n }) => n,
  exposed: ({ exposed }) => exposed,
  pointsLost: ({ loss }) => loss.points,
  pointsLow: ({ loss }) => loss.bootstrapInterval.low,
  pointsHigh: ({ loss }) => loss.bootstrapInterval.high,
  shareOfExplained: ({ shareOfExplained }) => shareOfExplained,
  oddsRatio: ({ oddsRatio }) => oddsRatio,
  oddsRatioLow: ({ oddsRatioInterval }) => oddsRatioInterval.low,
  oddsRatioHigh: ({ oddsRatioInterval }) => oddsRatioInterval.high,
  p: ({ p }) => p,
  q: ({ adjustedP }) => adjustedP,
  form: ({ form }) => form.kind,
  breakpoint: ({ breakpoint }) => (breakpoint.kind === 'found' ? breakpoint.value : null),
  halfLifeDays: ({ form }) => (form.kind === 'decay' ? form.halfLifeDays : null),
  eValue: ({ eValue }) => eValue,
});

/** A run that is done, with its drivers as the items of a list. */
type DoneRun = Omit<RunView, 'drivers'> & Page<DriverView>;

/** A forecast, of which run's model, and how far that run speaks for it. */
type Expected = Extract<WhatIf, { kind: 'expected' }> &
  Pick<RunView, 'runId' | 'rankedAt'> &
  Pick<DriverReport, 'verdict' | 'verdictReason'> &
  KpiStanding;

class WhatIfQuery extends ScopeQuery {
  @ApiProperty({
    description: 'By which fraction everybody’s exposure would change: -0.3 is 30 % less, -1 none',
    example: -0.3,
  })
  @Type(() => Number)
  @IsNumber()
  @Min(-1)
  @Max(10)
  change = Number.NaN;
}

/** Which KPIs go with the score. */
@ApiTags('drivers')
@Controller('v1/drivers')
export class DriversController {
  constructor(
    private readonly runs: DriverRunReader,
    private readonly catalogue: KpiCatalogue,
  ) {}

  /** @throws Problem 404 before the first run of the scope */
  @Get()
  @AnswersList(CSV)
  @ApiOperation({
    summary:
      'The last run: which KPIs are associated with the score, how many NPS points go with each, how surely, and who owns them',
  })
  async latest(@Query() query: ScopeQuery): Promise<DoneRun> {
    const run = await this.runs.latest(query.scope());
    const { drivers, ...view } = run ? runView(run, await this.catalogue.current()) : { drivers: null };
    if (!drivers || !('runId' in view))
      throw new Problem(
        404,
        'Not ranked yet',
        `No run of these ${query.kind} answers is done yet: ask for one by POST /v1/driver-runs.`,
      );
    return { ...view, items: drivers, next: null };
  }

  /** @throws Problem 404 */
  @Get(':kpi')
  @ApiOperation({ summary: 'What the last run says of one KPI' })
  @ApiParam({ name: 'kpi', example: 'voice.drop.count' })
  async one(
    @Param('kpi') kpi: string,
    @Query() query: ScopeQuery,
  ): Promise<DriverView & Pick<RunView, 'runId' | 'rankedAt' | 'verdict' | 'verdictReason'>> {
    const { items, leftOut = [], runId, rankedAt, verdict, verdictReason } = await this.latest(query);
    const driver = items.find((candidate) => candidate.kpi === kpi);
    if (driver) return { runId, rankedAt, verdict, verdictReason, ...driver };
    const out = leftOut.find((candidate) => candidate.kpi === kpi);
    throw new Problem(
      404,
      'No such driver',
      out
        ? `The last run left ${kpi} out: ${out.reason}`
        : `No answer of the last run had an exposure to ${kpi}. GET /v1/kpis lists the KPIs there are.`,
    );
  }

  /** @throws Problem 404 before there is a model; 422 for a KPI that is not in it */
  @Get(':kpi/what-if')
  @ApiOperation({
    summary: 'What the score would be expected to be if a KPI changed for everybody, all else as it is',
    description:
      'An association carried forward, no promise. `extrapolated` says that nobody like that has answered; `caution` why it should not be relied on, where the run does not flag the KPI or is not usable itself.',
  })
  @ApiParam({ name: 'kpi', example: 'voice.drop.count' })
  async whatIf(@Param('kpi') kpi: string, @Query() query: WhatIfQuery): Promise<Expected> {
    const run = await this.runs.latest(query.scope());
    const { model, report } = run?.analysis ?? {};
    if (!run || !model || !report)
      throw new Problem(404, 'No model yet', `No run of these ${query.kind} answers has made a model yet.`);
    const answer = whatIf(model, kpi, query.change);
    if (answer.kind === 'refused') throw new Problem(422, 'Not in the model', answer.reason);
    const { verdict, verdictReason } = report;
    return {
      runId: run.runId,
      rankedAt: run.rankedAt,
      verdict,
      verdictReason,
      ...standingOfKpi(report, kpi),
      ...answer,
    };
  }
}
