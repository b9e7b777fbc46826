import { Inject, Injectable } from '@nestjs/common';
import type { JsonObject } from '@sidetone/contracts/validation';
import { DirectPublisher } from '@sidetone/platform/messaging';
import { Clock } from '@sidetone/platform/time';
import { badRequest } from '@sidetone/platform/web';
import { adaptNotification } from './adapt-notification.js';
import type { OperatorWays } from './draft.js';
import type { Notification } from './notification.js';
import { OPERATOR_WAYS } from './operator-ways.js';

/** Takes in notifications that come by HTTP. */
@Injectable()
export class TmfIntake {
  constructor(
    private readonly publisher: DirectPublisher,
    private readonly clock: Clock,
    @Inject(OPERATOR_WAYS) private readonly ways: OperatorWays,
  ) {}

  /**
   * Has what a notification says on its topic, acknowledged, and returns the notification; one that is too old has no effect.
   * @throws Problem 400 for what cannot be used; KafkaAway
   */
  async take(body: JsonObject, eventName: string | undefined): Promise<Notification> {
    const adapted = adaptNotification(body, eventName, this.clock.now(), this.ways);
    if (adapted.kind === 'refuse') throw badRequest(adapted.reason);
    if (adapted.kind === 'events') await this.publisher.publish(adapted.events);
    return adapted.notification;
  }
}
