import { Injectable } from '@nestjs/common';
import { Database } from '@sidetone/platform/database';
import { callEvent } from '../take-calls/call-event.js';
import { ParkedCallStore } from '../take-calls/parked-call-store.js';
import { NumberStore, type NumberLink } from './number-store.js';

/** Links numbers to subscriptions, and publishes the calls that waited for it. */
@Injectable()
export class NumberLinker {
  constructor(
    private readonly database: Database,
    private readonly numbers: NumberStore,
    private readonly parked: ParkedCallStore,
  ) {}

  /** Returns how many parked calls were published. */
  link(links: readonly NumberLink[]): Promise<number> {
    return this.database.transaction(async (tx) => {
      await this.numbers.lockToLink(tx);
      await this.numbers.keep(tx, links);
      const waiting = await this.parked.ofNumbers(tx, [...new Set(links.map(({ numberHash }) => numberHash))]);
      const subscriptions = await this.numbers.subscriptionsAt(
        tx,
        waiting.map(({ numberHash, startedAt }) => ({ numberHash, at: startedAt })),
      );
      const linked = waiting.flatMap((call, index) => {
        const subscriptionId = subscriptions[index];
        return subscriptionId === undefined ? [] : [{ call, subscriptionId }];
      });
      await tx.publish(linked.map(({ call, subscriptionId }) => callEvent(call, subscriptionId)));
      await this.parked.release(
        tx,
        linked.map(({ call }) => call),
      );
      return linked.length;
    });
  }
}
