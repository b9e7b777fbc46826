import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import { AnswersList, oneRowEach, pageByKey, type Page } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { firstDayOf } from './first-day-of.js';
import { KeptDaysQuery } from './kept-days-query.js';
import { UnusedEventsReader, type UnusedEvents } from './unused-events.js';

const CSV = oneRowEach<UnusedEvents>({
  reason: ({ reason }) => reason,
  type: ({ type }) => type,
  kpi: ({ kpi }) => kpi,
  events: ({ events }) => events,
  oldest: ({ oldest }) => oldest,
  newest: ({ newest }) => newest,
  exampleEventIds: ({ exampleEventIds }) => exampleEventIds.join(' '),
  advice: ({ advice }) => advice,
});

/** The events that are kept and count for nothing. */
@ApiTags('operations')
@Controller('v1/unused')
export class ReadUnused {
  constructor(
    private readonly unused: UnusedEventsReader,
    private readonly catalogue: KpiCatalogue,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** @throws Problem 400 */
  @Get()
  @AnswersList(CSV)
  @ApiOperation({
    summary: 'Events that are kept without use, by reason, type and KPI: how many, examples, and what to do about it',
    description:
      'superseded by a greater revision, voided, suspect; measurements of an unknownKpi, in an otherUnit than the KPI’s, or of a retiredKpi. ' +
      'Of the last 28 days unless `from` is given.',
  })
  async list(@Query() query: KeptDaysQuery): Promise<Page<UnusedEvents>> {
    const from = firstDayOf(query, this.clock.now(), this.settings.OPERATOR_TIME_ZONE);
    const found = await this.unused.read(await this.catalogue.current(), from, query.to);
    return pageByKey(found, ({ reason, type, kpi }) => [reason, type, kpi ?? ''].join('\n'), query);
  }
}
