import { Controller } from '@nestjs/common';
import { noticeRequested, noticeSettled, type NoticeRequested, type ReceivedEvent } from '@sidetone/contracts/events';
import { mayTell, type MayTell } from '@sidetone/domain/contact-policy';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { Clock } from '@sidetone/platform/time';
import { Channels, SENDING_CHANNELS } from '../channels/channels.js';
import { NO_CASE } from '../send-messages/before-attempt.js';
import { CalledOffNotices } from '../send-messages/called-off-notices.js';
import { MessageQueue } from '../send-messages/message-queue.js';
import { idsOf } from '../send-messages/notice.js';
import { SOURCE } from '../source.js';
import { noticeMessage } from './notice-message.js';
import { NoticeStore, type ContactToTell } from './notice-store.js';

type Decision =
  | (Extract<MayTell, { kind: 'told' }> & Pick<ContactToTell, 'language'>)
  | Extract<MayTell, { kind: 'suppressed' }>
  | { readonly kind: 'suppressed'; readonly reason: 'unknownContact' | 'expired' }
  | { readonly kind: 'calledOff'; readonly reason: string };

/** Customers are told what was done, by the contact policy: each notice is decided about once, and sent as invitations are. */
@Controller()
export class TakeNotices {
  constructor(
    private readonly notices: NoticeStore,
    private readonly calledOff: CalledOffNotices,
    private readonly messages: MessageQueue,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  @OnEvents(noticeRequested)
  async handle({ events }: EventBatch<NoticeRequested>, tx: Transaction): Promise<Outcome[]> {
    const contacts = await this.notices.contacts(tx, [...new Set(events.map(({ data }) => data.contactId))]);
    const outcomes: Outcome[] = [];
    // One after the other: each counts for the cap of the next of the same contact.
    for (const event of events) outcomes.push(await this.take(tx, event, contacts));
    return outcomes;
  }

  private async take(
    tx: Transaction,
    { data, id }: ReceivedEvent<NoticeRequested>,
    contacts: ReadonlyMap<string, ContactToTell>,
  ): Promise<Outcome> {
    const { noticeId, caseId, cases, contactId } = data;
    const now = this.clock.now();
    const decision = await this.decide(tx, data, contacts.get(contactId), now);
    const [outcome, reason] =
      decision.kind === 'told' ? (['queued', undefined] as const) : ([decision.kind, decision.reason] as const);
    if (!(await this.notices.decide(tx, noticeId, outcome, reason, now)))
      return drop('the notice was decided about before');
    if (decision.kind === 'told') {
      await this.messages.add(tx, [noticeMessage(data, decision, id, now)]);
      return ok;
    }
    await tx.publish([
      noticeSettled.create({
        ...{ id: `${noticeId}:${decision.kind}`, source: SOURCE, time: now, subject: noticeId, causationId: id },
        data: {
          ...{ noticeId, caseId, cases: idsOf(cases), contactId },
          ...{ outcome: decision.kind, reason: decision.reason, settledAt: toIso(now) },
        },
      }),
    ]);
    return ok;
  }

  private async decide(
    tx: Transaction,
    notice: NoticeRequested,
    contact: ContactToTell | undefined,
    now: Instant,
  ): Promise<Decision> {
    if (await this.calledOff.isOver(tx, notice)) return { kind: 'calledOff', reason: NO_CASE };
    const { contactId, expiresAt, words } = notice;
    if (contact === undefined) return { kind: 'suppressed', reason: 'unknownContact' };
    if (Date.parse(expiresAt) <= now) return { kind: 'suppressed', reason: 'expired' };
    const usable = SENDING_CHANNELS.filter((channel) => this.channels.get(channel) !== undefined);
    const told = mayTell({ ...contact, toldAt: await this.notices.toldAt(tx, contactId) }, words, usable, now);
    return told.kind === 'told' ? { ...told, language: contact.language } : told;
  }
}
