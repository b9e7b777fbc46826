import { Injectable, Logger } from '@nestjs/common';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { LateOutcomes } from '../send-messages/late-outcomes.js';
import { SmsStore } from './sms-store.js';

const RECEIPTS_AT_ONCE = 200;
/** Centres give up after days; what names no message by then is none of ours. */
const KEPT_DAYS = 7;
const PARTS_KEPT_DAYS = 1;

/** Applies receipts to their messages as soon as these are known by the id that the receipt names. */
@Injectable()
export class ApplyReceipts implements DueWork {
  readonly name = 'apply receipts';
  private readonly logger = new Logger(ApplyReceipts.name);

  constructor(
    private readonly database: Database,
    private readonly store: SmsStore,
    private readonly outcomes: LateOutcomes,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const matched = await this.store.holdMatched(tx, RECEIPTS_AT_ONCE);
      // Several parts of one message each have a receipt; one statement takes a row once, and what came back outweighs what arrived.
      const byMessage = new Map<string, (typeof matched)[number]>();
      for (const receipt of matched)
        if (byMessage.get(receipt.message_id)?.outcome !== 'bounced') byMessage.set(receipt.message_id, receipt);
      await this.outcomes.note(
        tx,
        [...byMessage.values()].map(({ message_id, outcome, state, received_at }) => ({
          messageId: message_id,
          channel: 'sms',
          kind: outcome,
          why: `the message centre told ${state}`,
          at: received_at.getTime(),
        })),
      );
      await this.store.drop(
        tx,
        matched.map(({ receipt_id }) => receipt_id),
      );
      const foreign = await this.store.dropBefore(tx, now - KEPT_DAYS * DAY_MS);
      if (foreign > 0) this.logger.warn(`${foreign} receipt(s) named no message of ours and were forgotten`);
      const texts = await this.store.dropPartsBefore(tx, now - PARTS_KEPT_DAYS * DAY_MS);
      if (texts > 0) this.logger.warn(`${texts} text message(s) never came whole and were forgotten`);
      return matched.length;
    });
  }

  countDue(): Promise<number> {
    return this.store.countDue();
  }
}
