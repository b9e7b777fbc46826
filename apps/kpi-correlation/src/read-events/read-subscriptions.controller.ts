import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { EventReader, type SubscriptionEvents } from './event-reader.js';

class EventsQuery {
  @ApiPropertyOptional({ description: 'How many events at most', default: 50, maximum: 500 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 50;

  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @IsString()
  cursor?: string;
}

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
    @Query() { limit, cursor }: EventsQuery,
  ): Promise<SubscriptionEvents> {
    return this.reader.ofSubscription(subscriptionId, limit, cursor);
  }
}
