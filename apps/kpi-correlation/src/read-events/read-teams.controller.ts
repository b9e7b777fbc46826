import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { KpiDefinition } from '@sidetone/domain/kpi';
import { dayAfter } from '@sidetone/domain/time';
import { AnswersList, oneRowEach, pageByKey, Problem, type Page } from '@sidetone/platform/web';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { compareTotals, type Comparison } from './compare-totals.js';
import { hasDailyTotals, type KnownTotal } from './known-total.js';
import { KpiSeries } from './kpi-series.js';
import { TeamQuery } from './series-query.js';

type TeamKpi = Pick<KpiDefinition, 'kpi' | 'description' | 'unit' | 'journeyArea' | 'direction'> &
  Comparison & {
    /** False where no totals by day are kept, so that the two times cannot be compared here. */
    readonly totalled: boolean;
    readonly last: KnownTotal;
    readonly before: KnownTotal;
  };

interface TeamKpis extends Page<TeamKpi> {
  readonly team: string;
  readonly last: { readonly from: string; readonly to: string };
  readonly before: { readonly from: string; readonly to: string };
}

const DAYS = 28;
const UNKNOWN: KnownTotal = { value: null, events: 0, hit: 0, covered: false };
const CSV = oneRowEach<TeamKpi>({
  kpi: ({ kpi }) => kpi,
  description: ({ description }) => description,
  unit: ({ unit }) => unit,
  last: ({ last }) => last.value,
  before: ({ before }) => before.value,
  change: ({ change }) => change,
  changePercent: ({ changePercent }) => changePercent,
  verdict: ({ verdict }) => verdict,
  lastEvents: ({ last }) => last.events,
  beforeEvents: ({ before }) => before.events,
  lastHit: ({ last }) => last.hit,
  beforeHit: ({ before }) => before.hit,
});

/** What each team answers for. */
@ApiTags('kpis')
@Controller('v1/teams')
export class ReadTeams {
  constructor(
    private readonly series: KpiSeries,
    private readonly catalogue: KpiCatalogue,
  ) {}

  /** @throws Problem 400, 404 */
  @Get(':team/kpis')
  @AnswersList(CSV)
  @ApiOperation({
    summary: 'The KPIs of a team: the last 28 days against the 28 days before',
    description:
      'Whole days, up to yesterday unless told otherwise. The verdict says what the change means for customers, and is unknown unless the sources said of both times that they told everything.',
  })
  @ApiParam({ name: 'team', example: 'core voice' })
  async read(@Param('team') team: string, @Query() query: TeamQuery): Promise<TeamKpis> {
    const { definitions } = await this.catalogue.current();
    const own = definitions.filter((definition) => definition.team === team);
    if (own.length === 0) throw noSuchTeam(team, definitions);
    const to = query.to ?? this.series.yesterday();
    const last = { id: 'last', first: dayAfter(to, 1 - DAYS), last: to };
    const before = { id: 'before', first: dayAfter(last.first, -DAYS), last: dayAfter(last.first, -1) };
    const known = await this.series.of(
      own.map(({ kpi }) => kpi),
      [before, last],
      query,
    );
    const items = own.map((definition): TeamKpi => {
      const { kpi, description, unit, journeyArea, direction } = definition;
      const [then = UNKNOWN, now = UNKNOWN] = known.get(kpi) ?? [];
      const totalled = hasDailyTotals(definition) || now.events + then.events > 0;
      const [lastTotal, beforeTotal] = totalled ? [now, then] : [UNKNOWN, UNKNOWN];
      const compared = compareTotals(lastTotal, beforeTotal, direction);
      return {
        kpi,
        description,
        unit,
        journeyArea,
        direction,
        totalled,
        last: lastTotal,
        before: beforeTotal,
        ...compared,
      };
    });
    return {
      team,
      last: { from: last.first, to: last.last },
      before: { from: before.first, to: before.last },
      ...pageByKey(items, ({ kpi }) => kpi, query),
    };
  }
}

function noSuchTeam(team: string, definitions: readonly KpiDefinition[]): Problem {
  const teams = [...new Set(definitions.map((definition) => definition.team))].sort();
  return new Problem(404, 'Not found', `No KPI belongs to a team ${team}. The teams are: ${teams.join(', ')}.`);
}
