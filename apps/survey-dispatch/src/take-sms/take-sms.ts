import { createHmac, randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { replyReceived } from '@sidetone/contracts/events';
import { redact } from '@sidetone/domain/privacy';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { describeError } from '@sidetone/platform/observability';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { Channels } from '../channels/channels.js';
import { OptOutStore } from '../opt-out/opt-out-store.js';
import { SOURCE } from '../source.js';
import { readDelivery, type SmsReceipt, type SmsReply } from './read-delivery.js';
import { SmsStore } from './sms-store.js';
import { stopWish } from './stop-wish.js';

/** Takes what the message centre brings. It is answered for once it is kept; else the centre brings it again. */
@Injectable()
export class TakeSms implements OnApplicationBootstrap {
  private readonly logger = new Logger(TakeSms.name);

  constructor(
    private readonly database: Database,
    private readonly store: SmsStore,
    private readonly optOuts: OptOutStore,
    private readonly channels: Channels,
    private readonly clock: Clock,
    private readonly runner: DueRunner,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'LINK_SECRET' | 'SMS_STOP_WORDS'>,
  ) {}

  onApplicationBootstrap(): void {
    this.channels.sms?.open((pdu) => this.take(pdu));
  }

  private async take(pdu: Readonly<Record<string, unknown>>): Promise<void> {
    const delivery = readDelivery(pdu);
    if (!delivery) return;
    const now = this.clock.now();
    try {
      await this.database.transaction((tx) =>
        delivery.kind === 'receipt' ? this.takeReceipt(tx, delivery, now) : this.takeReply(tx, delivery, now),
      );
    } catch (error) {
      this.logger.error(
        { err: describeError(error) },
        'What the message centre brought was not kept; it brings it again',
      );
      throw error;
    }
    if (delivery.kind === 'receipt') this.runner.wake();
  }

  private async takeReceipt(tx: Transaction, receipt: SmsReceipt, now: Instant): Promise<void> {
    if (receipt.outcome === 'underWay') return;
    await this.store.keepReceipt(tx, receipt, await this.store.contactsOf(tx, receipt.number), now);
  }

  private async takeReply(tx: Transaction, { number, text, part }: SmsReply, now: Instant): Promise<void> {
    // Parts need to be told apart by sender until they are whole; the number itself is kept nowhere.
    const senderHash = createHmac('sha256', this.settings.LINK_SECRET).update(`sender ${number}`).digest('hex');
    const whole = part ? await this.store.keepPart(tx, senderHash, text, part, now) : text;
    if (whole === undefined) return;
    const contactIds = await this.store.contactsOf(tx, number);
    const wish = stopWish(whole, this.settings.SMS_STOP_WORDS);
    if (wish !== 'none') {
      await this.optOuts.put(tx, contactIds, 'sms', 'reply', now);
      this.logger.log(
        { contactIds },
        contactIds.length > 0 ? 'Opted out by reply' : 'A number of nobody wrote to stop',
      );
    }
    if (wish === 'alone') return;
    const asked = await this.store.askedInvitation(tx, contactIds, now);
    if (!asked) {
      this.logger.log({ contactIds }, 'A text message came from a number that was never asked by text message');
      return;
    }
    const { invitation_id: invitationId, contact_id: contactId } = asked;
    const replyId = `RPL-${randomUUID()}`;
    await tx.publish([
      replyReceived.create({
        id: replyId,
        source: SOURCE,
        time: now,
        subject: invitationId,
        correlationId: invitationId,
        // What was cut between parts shows only in the whole.
        data: { replyId, invitationId, contactId, channel: 'sms', text: redact(whole).text, receivedAt: toIso(now) },
      }),
    ]);
  }
}
