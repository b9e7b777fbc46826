import { Inject, Injectable, Logger } from '@nestjs/common';
import { SECOND_MS } from '@sidetone/domain/time';
import { Database, isWorthRetrying, withRetries } from '@sidetone/platform/database';
import { OutboundHttp, type Exchange } from '@sidetone/platform/outbound';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { afterDelivery } from './after-delivery.js';
import { DeliveryStore } from './delivery-store.js';
import { Secrets } from './secrets.js';
import { signed } from './sign.js';
import { WebhookMetrics } from './webhook-metrics.js';
import { WebhookStore } from './webhook-store.js';
import type { Begun, Target } from './webhook.js';

/** Of an answer only the status counts. */
const MOST_BYTES = 16_384;
type Keys = 'WEBHOOK_TIMEOUT_SECONDS' | 'OUTBOUND_ALLOWED_RANGES';

/** Sends one delivery, and notes what became of it. */
@Injectable()
export class MakeDelivery {
  private readonly logger = new Logger(MakeDelivery.name);
  readonly http: OutboundHttp;

  constructor(
    private readonly database: Database,
    private readonly deliveries: DeliveryStore,
    private readonly webhooks: WebhookStore,
    private readonly secrets: Secrets,
    private readonly metrics: WebhookMetrics,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: Pick<Settings, Keys>,
  ) {
    this.http = new OutboundHttp({
      allowed: settings.OUTBOUND_ALLOWED_RANGES,
      timeoutMs: settings.WEBHOOK_TIMEOUT_SECONDS * SECOND_MS,
      maxBytes: MOST_BYTES,
    });
  }

  /** Waits until the end is noted, however long the database is away. */
  async make(target: Target, begun: Begun): Promise<void> {
    const exchange = await this.send(target, begun);
    const now = this.clock.now();
    const after = afterDelivery(exchange, begun, now, Math.random());
    this.metrics.count(exchange, after);
    const { eventId, attempts, webhookId } = begun;
    if (after.kind !== 'delivered')
      this.logger.warn(
        { webhookId, eventId, attempts, outcome: after.kind, why: after.failure },
        'A webhook was not told',
      );
    await withRetries(
      () =>
        this.database.transaction(async (tx) => {
          const isNews = await this.deliveries.end(tx, begun, after, now);
          if (isNews && after.kind === 'gone')
            await this.webhooks.markGone(tx, webhookId, target.url, after.failure, now);
        }),
      { mayPass: isWorthRetrying },
    );
  }

  private async send({ webhookId, url, secrets }: Target, { eventId, body }: Begun): Promise<Exchange> {
    const opened = this.secrets.open(webhookId, secrets);
    if (opened.length === 0)
      return {
        kind: 'failed',
        why: 'Its secret does not open: start with the WEBHOOK_KEY that it was sealed with, or give it a new secret.',
      };
    return this.http.send({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        ...signed({ id: eventId, at: this.clock.now(), body }, opened),
      },
      body,
    });
  }
}
