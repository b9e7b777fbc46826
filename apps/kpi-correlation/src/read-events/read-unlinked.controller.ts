import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '@sidetone/platform/time';
import { AnswersList, oneRowEach, pageByKey, type Page } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { firstDayOf } from './first-day-of.js';
import { KeptDaysQuery } from './kept-days-query.js';
import { UnlinkedEventsReader, type UnlinkedEvents } from './unlinked-events.js';

const CSV = oneRowEach<UnlinkedEvents>({
  type: ({ type }) => type,
  reason: ({ reason }) => reason,
  events: ({ events }) => events,
  parked: ({ parked }) => parked,
  expired: ({ expired }) => expired,
  ids: ({ ids }) => ids,
  exampleIds: ({ exampleIds }) => exampleIds.join(' '),
  exampleEventIds: ({ exampleEventIds }) => exampleEventIds.join(' '),
  oldest: ({ oldest }) => oldest,
  newest: ({ newest }) => newest,
  parkedUntil: ({ parkedUntil }) => parkedUntil,
  advice: ({ advice }) => advice,
});

/** The events that are nobody's. */
@ApiTags('operations')
@Controller('v1/unlinked')
export class ReadUnlinked {
  constructor(
    private readonly unlinked: UnlinkedEventsReader,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** @throws Problem 400 */
  @Get()
  @AnswersList(CSV)
  @ApiOperation({
    summary: 'Events that reach nobody, by type and reason: how many, since when, examples, and what to do about it',
    description:
      'unknownSubscription, unknownService, unknownResource, unknownCustomer: no master record names what they name yet. They are kept, and wait for seven days (parked); ' +
      'then they are only counted (expired). notLinked: they name none of these. Of the last 28 days unless `from` is given.',
  })
  async list(@Query() query: KeptDaysQuery): Promise<Page<UnlinkedEvents>> {
    const now = this.clock.now();
    const from = firstDayOf(query, now, this.settings.OPERATOR_TIME_ZONE);
    const found = await this.unlinked.read(now, from, query.to);
    return pageByKey(found, ({ type, reason }) => `${type}\n${reason}`, query);
  }
}
