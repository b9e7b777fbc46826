import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { dayAfter } from '@sidetone/domain/time';
import { AnswersList, badRequest, oneRowEach, pageByKey, Problem, type Page } from '@sidetone/platform/web';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { hasDailyTotals, type KnownTotal } from './known-total.js';
import { KpiSeries } from './kpi-series.js';
import { periodsOf } from './periods-of.js';
import { SeriesQuery } from './series-query.js';

interface SeriesItem extends KnownTotal {
  readonly period: string;
  readonly from: string;
  readonly to: string;
}

interface Series extends Page<SeriesItem> {
  readonly kpi: string;
  readonly unit: string;
  readonly by: string;
}

const MOST_PERIODS = 1_100;
const CSV = oneRowEach<SeriesItem>({
  period: ({ period }) => period,
  from: ({ from }) => from,
  to: ({ to }) => to,
  value: ({ value }) => value,
  events: ({ events }) => events,
  hit: ({ hit }) => hit,
  covered: ({ covered }) => covered,
});

/** The course of KPIs over time. */
@ApiTags('kpis')
@Controller('v1/kpis')
export class ReadKpis {
  constructor(
    private readonly series: KpiSeries,
    private readonly catalogue: KpiCatalogue,
  ) {}

  /** @throws Problem 400 for a KPI without totals or days that make no series, 404 for one that nobody knows */
  @Get(':kpi/series')
  @AnswersList(CSV)
  @ApiOperation({
    summary: 'A KPI by day, week or month: its value, the events it is made of, how many it hit',
    description:
      'Counts and sums are added up; ratios and means are the sum of numerators over the sum of denominators, and never averaged. ' +
      'value is null where nothing is known: it is 0 only where the sources said that they told everything (covered). ' +
      'With covered false, there may be more than the value tells. from and to are the days of the period that were asked for.',
  })
  @ApiParam({ name: 'kpi', example: 'voice.drop.count' })
  async read(@Param('kpi') kpi: string, @Query() query: SeriesQuery): Promise<Series> {
    const catalogue = await this.catalogue.current();
    const definition = catalogue.definition(kpi);
    const to = query.to ?? this.series.yesterday();
    const from = query.from ?? dayAfter(to, -27);
    if (from > to) throw badRequest('from must not come after to.');
    const periods = periodsOf(from, to, query.by, MOST_PERIODS);
    if (!periods)
      throw badRequest(`That is more than ${MOST_PERIODS} periods: ask for fewer days, or by week or month.`);

    const known = (await this.series.of([kpi], periods, query)).get(kpi) ?? [];
    const nothing = known.every(({ events }) => events === 0);
    if (nothing && definition && !hasDailyTotals(definition))
      throw badRequest(
        'No totals are kept of this KPI: its value of a time is not made of the values of its days. ' +
          'Ask GET /v1/responses/{responseId}/exposure for its value before an answer, or GET /v1/subscriptions/{id}/experience for what it is made of.',
      );
    if (nothing && !definition && !catalogue.isRetired(kpi))
      throw new Problem(
        404,
        'Not found',
        `No KPI ${kpi} is in the catalogue (GET /v1/kpis), and from ${from} to ${to} nothing was measured under this name.`,
      );
    const items = periods.flatMap(({ id, first, last }, index) => {
      const one = known[index];
      return one ? [{ period: id, from: first, to: last, ...one }] : [];
    });
    return {
      kpi,
      unit: definition?.unit ?? 'as measured',
      by: query.by,
      ...pageByKey(items, (item) => item.from, query),
    };
  }
}
