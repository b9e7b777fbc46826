import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { HOUR_MS } from '@sidetone/domain/time';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { onePage, pageStart, Problem, type Page } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { DeliveryReader } from './delivery-reader.js';
import { DeliveryQuery, type DeliveryAnswer } from './webhook-body.js';
import { WebhookStore } from './webhook-store.js';
import { notFound } from './webhooks.controller.js';

/** What became of what webhooks were to be told. */
@ApiTags('webhooks')
@Controller('v1/webhooks/:webhookId')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveryReader,
    private readonly webhooks: WebhookStore,
    private readonly clock: Clock,
    private readonly due: DueRunner,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'WEBHOOK_GIVE_UP_HOURS'>,
  ) {}

  /** @throws Problem 400, 404 */
  @Get('deliveries')
  @ApiOperation({ summary: 'Its deliveries, the newest first; state=dead lists those that were given up' })
  async list(@Param('webhookId') webhookId: string, @Query() query: DeliveryQuery): Promise<Page<DeliveryAnswer>> {
    const before = pageStart(query.cursor);
    if (!(await this.webhooks.byId(webhookId))) notFound();
    const rows = await this.deliveries.list(webhookId, query.state, before?.at, query.limit + 1);
    const { items, next } = onePage(rows, query.limit, ({ seq, eventId }) => ({ at: seq, id: eventId }));
    return { items: items.map(({ seq: _, ...answer }) => answer), next };
  }

  /** @throws Problem 404, 409 */
  @Post('deliveries/:eventId/redeliver')
  @HttpCode(202)
  @ApiOperation({ summary: 'Try a dead delivery again, with the same id' })
  @ApiResponse({ status: 202, schema: { example: { redelivered: 1 } } })
  async one(
    @Param('webhookId') webhookId: string,
    @Param('eventId') eventId: string,
  ): Promise<{ redelivered: number }> {
    const redelivered = await this.again(webhookId, eventId);
    if (redelivered === 0)
      throw new Problem(
        409,
        'Not dead',
        'No dead delivery of this webhook has this id; GET /v1/webhooks/{webhookId}/deliveries?state=dead lists them. Others are tried by themselves.',
      );
    return { redelivered };
  }

  /** @throws Problem 404 */
  @Post('redeliver')
  @HttpCode(202)
  @ApiOperation({ summary: 'Try all its dead deliveries again' })
  @ApiResponse({ status: 202, schema: { example: { redelivered: 12 } } })
  async all(@Param('webhookId') webhookId: string): Promise<{ redelivered: number }> {
    return { redelivered: await this.again(webhookId, undefined) };
  }

  private async again(webhookId: string, eventId: string | undefined): Promise<number> {
    if (!(await this.webhooks.byId(webhookId))) notFound();
    const now = this.clock.now();
    const giveUpAt = now + this.settings.WEBHOOK_GIVE_UP_HOURS * HOUR_MS;
    const redelivered = await this.deliveries.redeliver(webhookId, eventId, now, giveUpAt);
    this.due.wake();
    return redelivered;
  }
}
