import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '@sidetone/platform/web';
import { EventReader, type SubscriptionEvents } from './event-reader.js';

/** What happened to one subscription. */
@ApiTags('subscriptions')
@Controller('v1/subscriptions')
export class ReadSubscriptions {
  constructor(private readonly reader: EventReader) {}

  @Get(':subscriptionId/events')
  @ApiOperation({ summary: 'The events of a subscription, the latest first, and whether a master record names it' })
  @ApiParam({ name: 'subscriptionId', example: 'SUB-1001' })
  events(
    @Param('subscriptionId') subscriptionId: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<SubscriptionEvents> {
    return this.reader.ofSubscription(subscriptionId, limit, cursor);
  }
}
