import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { CalibrationTenth } from '@sidetone/domain/drivers';
import type { ExpectedOfGroup, KpiImpact, PopulationReport, ResourceImpact } from '@sidetone/domain/impact';
import { AnswersList, oneRowEach, Problem, type Page } from '@sidetone/platform/web';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { RepairStore } from '../prove-repairs/repair-store.js';
import type { ListedRepair } from '../prove-repairs/repair-view.js';
import type { DriverRun } from './driver-run.js';
import { DriverRunReader, type MonthOfImpact } from './driver-run-reader.js';
import { ScopeQuery } from './run-query.js';

/** Of which run a forecast is. */
interface OfRun {
  readonly runId: string;
  readonly rankedAt: string;
  readonly verdict: string;
  readonly verdictReason: string;
  /** Customers of whom it is told, and their lines in use. */
  readonly people: number;
  readonly lines: number;
}

/** A KPI of the model that does not count, and why. */
interface LeftOutOfResources {
  readonly kpi: string;
  readonly reason: string;
}

interface TeamImpact extends OfRun {
  readonly team: string;
  /** Single losses do not add up exactly, so there is no sum of them. */
  readonly kpis: readonly (KpiImpact & { readonly flagged: boolean })[];
  readonly months: readonly MonthOfImpact[];
  /** What the team repaired, where that is judged: the verdict, and the effect on the score with its interval. The latest first. */
  readonly repairs: readonly ListedRepair[];
}

interface SilentCustomers extends OfRun, Pick<PopulationReport, 'silent' | 'answered'> {
  /** NPS of the answers that the model was made of. */
  readonly observedNps: number | null;
  /** Expected and observed of tenths of those who did answer, those expected least first. */
  readonly calibration: readonly CalibrationTenth[];
  readonly items: readonly ExpectedOfGroup[];
  readonly next: null;
}

const RESOURCES = oneRowEach<ResourceImpact>({
  resourceId: ({ resourceId }) => resourceId,
  people: ({ people }) => people,
  points: ({ points }) => points,
  pointsLow: ({ interval }) => interval.low,
  pointsHigh: ({ interval }) => interval.high,
  kpis: ({ kpis }) => kpis.map(({ kpi }) => kpi).join(' '),
});
const GROUPS = oneRowEach<ExpectedOfGroup>({
  control: ({ control }) => control,
  level: ({ level }) => level,
  silentPeople: ({ silent }) => silent?.people,
  silentNps: ({ silent }) => silent?.nps,
  silentLow: ({ silent }) => silent?.interval.low,
  silentHigh: ({ silent }) => silent?.interval.high,
  silentDetractorShare: ({ silent }) => silent?.detractorShare,
  answeredPeople: ({ answered }) => answered?.people,
  answeredNps: ({ answered }) => answered?.nps,
});

/** What faults would be expected to cost among everybody, those who never answered included. */
@ApiTags('impact')
@Controller('v1')
export class ImpactController {
  constructor(
    private readonly runs: DriverRunReader,
    private readonly catalogue: KpiCatalogue,
    private readonly repairs: RepairStore,
  ) {}

  /** @throws Problem 404 for a team that owns no KPI and repaired nothing, or before there is a model */
  @Get('teams/:team/impact')
  @ApiOperation({
    summary:
      'What is associated with the KPIs of a team: NPS points of the whole base, people hit and at risk, month by month; and its repairs that are judged',
    description:
      'Of a hundred repairs that changed nothing, some five are told as improved or worse by chance. ' +
      'KPIs that hit fewer customers than MINIMUM_GROUP are not shown; a customer with several lines is one.',
  })
  @ApiParam({ name: 'team', example: 'core voice' })
  async team(@Param('team') team: string, @Query() query: ScopeQuery): Promise<TeamImpact> {
    const { definitions } = await this.catalogue.current();
    const owned = definitions.filter((definition) => isSame(definition.team, team)).map(({ kpi }) => kpi);
    const repairs = await this.repairs.judgedOf(team);
    if (owned.length === 0 && repairs.length === 0)
      throw new Problem(
        404,
        'No such team',
        `No KPI is owned by ${team}, and no repair of it is judged. GET /v1/kpis tells the team of each KPI.`,
      );
    const { run, population } = await this.modelled(query);
    const flagged = new Set(run.analysis?.report.drivers.flatMap((driver) => (driver.flagged ? [driver.kpi] : [])));
    const kpis = population.kpis.filter(({ kpi }) => owned.includes(kpi));
    return {
      ...ofRun(run, population),
      team,
      kpis: kpis.map((impact) => ({ ...impact, flagged: flagged.has(impact.kpi) })),
      months: await this.runs.months(query.scope(), owned),
      repairs,
    };
  }

  /** @throws Problem 404 before there is a model */
  @Get('resources/impact')
  @AnswersList(RESOURCES)
  @ApiOperation({
    summary: 'Where to repair first: cells and other resources by the NPS points that go with what came through them',
    description:
      'At most 500, the greatest first, none where the run has no usable signal; by the KPIs alone that the run flags; `leftOut` names the others of the model. Points are of the whole base, so that a cell with many customers stands before one with few. ' +
      'Resources, and KPIs of one, that hit fewer customers than MINIMUM_GROUP are not shown; a customer with several lines is one.',
  })
  async resources(
    @Query() query: ScopeQuery,
  ): Promise<OfRun & Page<ResourceImpact> & { readonly leftOut: readonly LeftOutOfResources[] }> {
    const { run, population } = await this.modelled(query);
    const leftOut = (population.resourceKpis?.leftOut ?? []).map((kpi) => ({
      kpi,
      reason: 'The run does not flag it as associated with the score.',
    }));
    // A model that cannot tell good answers from bad ones cannot tell where to repair first either.
    const isUsable = run.analysis?.report.verdict !== 'no usable signal';
    return { ...ofRun(run, population), items: isUsable ? population.resources : [], leftOut, next: null };
  }

  /** @throws Problem 404 before there is a model */
  @Get('silent-customers')
  @AnswersList(GROUPS)
  @ApiOperation({
    summary: 'What would be expected of those who never answered, beside those who did, by what is known of them',
    description:
      'Groups of fewer customers than MINIMUM_GROUP are not shown; a customer with several lines is one. `nps` is the mean over lines. Whose channel is not known is averaged over the channels of the answers.',
  })
  async silent(@Query() query: ScopeQuery): Promise<SilentCustomers> {
    const { run, population } = await this.modelled(query);
    const { silent, answered, groups } = population;
    const report = run.analysis?.report;
    return {
      ...ofRun(run, population),
      silent,
      answered,
      observedNps: report?.nps?.observed ?? null,
      calibration: run.analysis?.model?.calibration ?? [],
      items: groups,
      next: null,
    };
  }

  private async modelled(query: ScopeQuery): Promise<{ run: DriverRun; population: PopulationReport }> {
    const run = await this.runs.latest(query.scope());
    if (run?.population) return { run, population: run.population };
    throw new Problem(
      404,
      'No model yet',
      run
        ? `The last run made no model, so nothing is expected of anybody: ${run.analysis?.report.verdictReason ?? ''}`
        : `No run of these ${query.kind} answers is done yet: ask for one by POST /v1/driver-runs.`,
    );
  }
}

function ofRun({ runId, rankedAt, analysis }: DriverRun, { people, lines }: PopulationReport): OfRun {
  return {
    runId,
    rankedAt,
    verdict: analysis?.report.verdict ?? '',
    verdictReason: analysis?.report.verdictReason ?? '',
    people,
    lines,
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
