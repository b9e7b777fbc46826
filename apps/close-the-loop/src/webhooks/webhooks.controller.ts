import { randomUUID } from 'node:crypto';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { HOUR_MS } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import {
  badRequest,
  KeyName,
  mayEdit,
  mustMatch,
  pageByKey,
  PageQuery,
  Problem,
  tagOf,
  type Page,
} from '@sidetone/platform/web';
import type { FastifyReply } from 'fastify';
import { MakeDelivery } from './make-delivery.js';
import { Secrets } from './secrets.js';
import { ChangedWebhook, NewSecret, NewWebhook, WebhookAnswer } from './webhook-body.js';
import { WebhookStore } from './webhook-store.js';
import type { Webhook } from './webhook.js';

const OVERLAP_HOURS = 24;

/** Who is told of cases by HTTP. */
@ApiTags('webhooks')
@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly database: Database,
    private readonly webhooks: WebhookStore,
    private readonly secrets: Secrets,
    private readonly delivery: MakeDelivery,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 400, 409 */
  @Post()
  @ApiOperation({ summary: 'Have case events sent to an address, from now on' })
  @ApiResponse({ status: 201, type: WebhookAnswer })
  async add(
    @Body() { url, eventTypes, secret }: NewWebhook,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookAnswer> {
    const webhookId = `WH-${randomUUID()}`;
    const { sealed, made } = this.secrets.keep(webhookId, secret);
    await this.refuseAddress(url);
    const added = await this.webhooks.add({ webhookId, url, eventTypes }, sealed, this.clock.now(), by);
    return told(added, reply, made);
  }

  @Get()
  @ApiOperation({ summary: 'The webhooks; no secret is ever told' })
  async list(@Query() page: PageQuery): Promise<Page<WebhookAnswer>> {
    return pageByKey(await this.webhooks.list(), ({ webhookId }) => webhookId, page);
  }

  /** @throws Problem 404 */
  @Get(':webhookId')
  @ApiOkResponse({ type: WebhookAnswer })
  @ApiNotFoundResponse({ description: 'There is no such webhook.' })
  async read(
    @Param('webhookId') webhookId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookAnswer> {
    return told(await this.webhooks.byId(webhookId), reply);
  }

  /** @throws Problem 400, 404, 412, 428 */
  @Put(':webhookId')
  @ApiOperation({
    summary: 'Change its address, what it is told, or pause it; what waits then goes to the new address',
  })
  @ApiHeader({ name: 'If-Match', description: 'The ETag of the version that is changed' })
  @ApiOkResponse({ type: WebhookAnswer })
  async change(
    @Param('webhookId') webhookId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ChangedWebhook,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookAnswer> {
    await this.refuseAddress(body.url);
    const changed = await this.database.transaction(async (tx) => {
      mayEdit(ifMatch, (await this.webhooks.locked(tx, webhookId))?.version ?? notFound());
      return this.webhooks.change(tx, webhookId, body, this.clock.now(), by);
    });
    return told(changed, reply);
  }

  /** @throws Problem 400, 404, 409, 412 */
  @Post(':webhookId/secret')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give it a new secret; the one before signs beside it for a while' })
  @ApiOkResponse({ type: WebhookAnswer })
  async rotate(
    @Param('webhookId') webhookId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { secret, overlapHours = OVERLAP_HOURS }: NewSecret,
    @KeyName() by: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookAnswer> {
    const { sealed, made } = this.secrets.keep(webhookId, secret);
    const now = this.clock.now();
    const rotated = await this.database.transaction(async (tx) => {
      mustMatch(ifMatch, (await this.webhooks.locked(tx, webhookId))?.version ?? notFound());
      const change = { secret: sealed, until: now + overlapHours * HOUR_MS };
      return this.webhooks.rotate(tx, webhookId, change, now, by);
    });
    return told(rotated, reply, made);
  }

  /** @throws Problem 404 */
  @Delete(':webhookId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tell it nothing more; what was still to be delivered is dropped' })
  async remove(@Param('webhookId') webhookId: string): Promise<void> {
    if (!(await this.webhooks.remove(webhookId))) notFound();
  }

  private async refuseAddress(url: string): Promise<void> {
    const why = await this.delivery.http.refusal(url);
    if (why !== undefined) throw badRequest('The address cannot be used.', [{ field: 'url', message: why }]);
  }
}

function told(webhook: Webhook | undefined, reply: FastifyReply, secret?: string): WebhookAnswer {
  if (!webhook) return notFound();
  reply.header('etag', tagOf(webhook.version));
  return secret === undefined ? webhook : { ...webhook, secret };
}

export function notFound(): never {
  throw new Problem(404, 'No such webhook', 'No webhook has this id; GET /v1/webhooks lists them.');
}
