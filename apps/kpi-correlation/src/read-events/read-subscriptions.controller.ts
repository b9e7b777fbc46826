import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DAY_MS } from '@sidetone/domain/time';
import { Clock } from '@sidetone/platform/time';
import { AnswersList, badRequest, oneRowEach, pageStart, type CsvForm } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { EventReader, type RawEvent, type SubscriptionEvents } from './event-reader.js';
import type { Experience } from './experience-of.js';
import { ExperienceQuery } from './experience-query.js';
import { ExperienceReader, type Timeline } from './experience-reader.js';
import { firstDayOf } from './first-day-of.js';
import { KeptDaysQuery } from './kept-days-query.js';

const LONGEST_MS = 400 * DAY_MS;

const EVENTS_CSV = oneRowEach<RawEvent>({
  time: ({ time }) => time,
  type: ({ type }) => type,
  eventId: ({ eventId }) => eventId,
  source: ({ source }) => source,
  kpi: ({ kpi }) => kpi,
  amount: ({ amount }) => amount,
  late: ({ late }) => late,
  data: ({ data }) => JSON.stringify(data),
});

/** A row for each KPI that a fact counts for; one without KPI for what none counts. */
const EXPERIENCE_CSV: CsvForm<Experience> = {
  columns: [
    'at',
    'what',
    'from',
    'to',
    'ongoing',
    'resource',
    'share',
    'kpi',
    'amount',
    'unit',
    'team',
    'eventId',
    'type',
  ],
  rowsOf: ({ at, what, from, to, ongoing, resource, share, kpis, eventId, type }) => {
    const counted = kpis.length === 0 ? [undefined] : kpis;
    return counted.map((one) => [
      ...[at, what, from, to, ongoing, resource, share],
      ...[one?.kpi, one?.amount, one?.unit, one?.team, eventId, type],
    ]);
  },
};

/** What happened to one subscription. */
@ApiTags('subscriptions')
@Controller('v1/subscriptions')
export class ReadSubscriptions {
  constructor(
    private readonly reader: EventReader,
    private readonly experiences: ExperienceReader,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** @throws Problem 400 */
  @Get(':subscriptionId/experience')
  @AnswersList(EXPERIENCE_CSV)
  @ApiOperation({
    summary:
      'What hit this customer’s line, the latest first: in words, when, by what share, and for which KPIs it counts',
    description:
      'Its own events, tickets, orders and contacts, and through topology the outages and measurements of the cells and line cards that carried it, as far as they reached it. ' +
      'Events of the customer as a whole are not spread over lines. As CSV each KPI of a fact is a row.',
  })
  @ApiParam({ name: 'subscriptionId', example: 'SUB-1001' })
  experience(@Param('subscriptionId') subscriptionId: string, @Query() query: ExperienceQuery): Promise<Timeline> {
    const { kpi, team, customerId, limit, cursor } = query;
    const to = query.to === undefined ? this.clock.now() + 1 : Date.parse(query.to);
    const from = query.from === undefined ? to - LONGEST_MS : Date.parse(query.from);
    if (from >= to) throw badRequest('from must lie before to.');
    if (to - from > LONGEST_MS)
      throw badRequest('from must lie at most 400 days before to: events are kept no longer.');
    return this.experiences.read({ subscriptionId, customerId, from, to, kpi, team, limit, after: pageStart(cursor) });
  }

  /** @throws Problem 400 */
  @Get(':subscriptionId/events')
  @AnswersList(EVENTS_CSV)
  @ApiOperation({
    summary: 'The events of a subscription as they came, the latest first, and whether a master record names it',
    description: 'Of the last 28 days unless `from` is given; the answer says from which day on.',
  })
  @ApiParam({ name: 'subscriptionId', example: 'SUB-1001' })
  events(@Param('subscriptionId') subscriptionId: string, @Query() query: KeptDaysQuery): Promise<SubscriptionEvents> {
    const { to, limit, cursor } = query;
    const from = firstDayOf(query, this.clock.now(), this.settings.OPERATOR_TIME_ZONE);
    return this.reader.ofSubscription(subscriptionId, { from, to, limit, cursor });
  }
}
