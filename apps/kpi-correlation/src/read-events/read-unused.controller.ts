import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswersList, oneRowEach, pageByKey, type Page } from '@sidetone/platform/web';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
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
  ) {}

  /** @throws Problem 400 */
  @Get()
  @AnswersList(CSV)
  @ApiOperation({
    summary: 'Events that are kept without use, by reason, type and KPI: how many, examples, and what to do about it',
    description:
      'superseded by a greater revision, voided, suspect; measurements of an unknownKpi, in an otherUnit than the KPI’s, or of a retiredKpi.',
  })
  async list(@Query() query: KeptDaysQuery): Promise<Page<UnusedEvents>> {
    const found = await this.unused.read(await this.catalogue.current(), query.from, query.to);
    return pageByKey(found, ({ reason, type, kpi }) => [reason, type, kpi ?? ''].join('\n'), query);
  }
}
