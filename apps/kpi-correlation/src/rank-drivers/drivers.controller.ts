import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AnswersList, oneRowEach, Problem, type Page } from '@sidetone/platform/web';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { DriverRunStore } from './driver-run-store.js';
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

/** Which KPIs go with the score. */
@ApiTags('drivers')
@Controller('v1/drivers')
export class DriversController {
  constructor(
    private readonly runs: DriverRunStore,
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
}
