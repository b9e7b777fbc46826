import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { describeError } from '@sidetone/platform/observability';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { DeliveryStore } from './delivery-store.js';
import { MakeDelivery } from './make-delivery.js';
import { waitAtMost } from './wait-at-most.js';
import type { Target } from './webhook.js';

type Keys = 'WEBHOOK_AT_ONCE' | 'WEBHOOK_TIMEOUT_SECONDS';

/** Tells webhooks what is due, each at its own pace: one that hangs holds up no other. An attempt is noted before it is made. */
@Injectable()
export class SendDeliveries implements DueWork, OnModuleDestroy {
  readonly name = 'tell webhooks';
  private readonly logger = new Logger(SendDeliveries.name);
  private readonly inWork = new Map<string, Set<Promise<void>>>();
  private stopped = false;

  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly delivery: MakeDelivery,
    private readonly runner: DueRunner,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, Keys>,
  ) {
    runner.register(this);
  }

  /** Takes up what is due and free to go; does not wait until it is sent. */
  async runDue(now: Instant): Promise<number> {
    let moved = (await this.deliveries.recover(now)) + (await this.deliveries.expire(now));
    for (const target of await this.deliveries.targets(now)) moved += await this.takeUp(target, now);
    return moved;
  }

  countDue(now: Instant): Promise<number> {
    return this.deliveries.count(now);
  }

  /** What is being sent is waited for, and what became of it noted. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await waitAtMost([...this.inWork.values()].flatMap((set) => [...set]));
  }

  private async takeUp(target: Target, now: Instant): Promise<number> {
    const inWork = this.inWork.get(target.webhookId) ?? new Set();
    this.inWork.set(target.webhookId, inWork);
    const free = this.settings.WEBHOOK_AT_ONCE - inWork.size;
    if (free < 1 || this.stopped) return 0;
    const begun = await this.deliveries.begin(target.webhookId, now, free, this.settings.WEBHOOK_TIMEOUT_SECONDS);
    for (const one of begun) {
      const work: Promise<void> = this.delivery
        .make(target, one)
        // It is found again when its lease is over.
        .catch((error: unknown) =>
          this.logger.error({ err: describeError(error) }, 'The end of a delivery was not noted'),
        )
        .finally(() => {
          inWork.delete(work);
          this.runner.wake();
        });
      inWork.add(work);
    }
    return begun.length;
  }
}
