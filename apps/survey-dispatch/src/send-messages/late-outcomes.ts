import { Inject, Injectable } from '@nestjs/common';
import type { Channel } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { optOutHashOf } from '../opt-out/opt-out-token.js';
import { AttemptStore } from './attempt-store.js';
import { dispatchedEvent, failedEvent } from './message-events.js';
import { messageColumns, messageIn, type MessageRow } from './message-row.js';
import type { Message, MessageState } from './message.js';

/** What is learnt of a message after it was handed over: a receipt, or a mail that came back. */
export interface LateOutcome {
  readonly messageId: string;
  /** By which such a thing is learnt; a message that went by another is not meant. */
  readonly channel: Extract<Channel, 'email' | 'sms'>;
  /** `refused`: it came back for a reason that lies with us, and not with the address. */
  readonly kind: 'delivered' | 'bounced' | 'refused';
  /** Told to people; of what came back alone. */
  readonly why: string;
  readonly at: Instant;
}

/** What was never handed over cannot come back, and what has failed is told already. */
const MAY_COME_BACK: readonly MessageState[] = ['sending', 'waiting', 'sent', 'unknownOutcome'];

const columns = { message_id: 'text', channel: 'text', kind: 'text', why: 'text', at: 'timestamptz' } as const;

/** Notes what became of messages later on. */
@Injectable()
export class LateOutcomes {
  constructor(
    private readonly attempts: AttemptStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'LINK_SECRET'>,
  ) {}

  /**
   * Notes outcomes, and tells of what is news; returns the messages that are known, by id. It is what settles an unknown outcome. A
   * bounce is believed after a receipt too, a receipt after a bounce is not; neither is a bounce of what was answered, which arrived.
   */
  async note(tx: Transaction, outcomes: readonly LateOutcome[]): Promise<ReadonlyMap<string, Message>> {
    if (outcomes.length === 0) return new Map();
    const rows = outcomes.map(({ messageId, channel, kind, why, at }) => ({
      ...{ message_id: messageId, channel, kind, why, at: toIso(at) },
    }));
    const known = await tx.query<
      MessageRow & { state: MessageState; answered: boolean; kind: LateOutcome['kind']; why: string; at: Date }
    >(sql`
      select ${messageColumns}, state, answered_at is not null as answered, rows.kind, rows.why, rows.at from message join ${unnest(columns, rows)}
        on message.message_id = rows.message_id and message.channel = rows.channel
      order by message.message_id for update of message`);
    const open = known.filter(({ state }) => state === 'sending' || state === 'waiting' || state === 'unknownOutcome');
    const arrived = open.filter(({ kind }) => kind === 'delivered');
    const returned = known.filter(
      ({ kind, state, answered }) => kind !== 'delivered' && !answered && MAY_COME_BACK.includes(state),
    );
    await tx.query(sql`
      update message set delivered_at = coalesce(delivered_at, rows.at),
        sent_at = coalesce(sent_at, rows.at), state = 'sent', outcome = null, failure = null, due_at = null, sending_until = null
      from ${unnest(columns, rows)}
      where rows.kind = 'delivered' and message.message_id = rows.message_id and message.channel = rows.channel
        and state in ('sent', 'sending', 'waiting', 'unknownOutcome')`);
    await tx.query(sql`
      update message set state = case rows.kind when 'bounced' then 'bounced' else 'failed' end, outcome = rows.kind, failure = rows.why, due_at = null, sending_until = null
      from ${unnest(columns, rows)}
      where rows.kind <> 'delivered' and message.message_id = any(${returned.map((row) => row.message_id)}::text[])
        and message.message_id = rows.message_id`);
    await this.callOffReminders(
      tx,
      returned.map((row) => row.invitation_id),
    );
    await this.attempts.queueReminders(tx, arrived.map(messageIn), (messageId) =>
      optOutHashOf(messageId, this.settings.LINK_SECRET),
    );
    await tx.publish([
      ...arrived.map((row) => dispatchedEvent(messageIn(row), row.attempts, row.at.getTime())),
      ...returned
        .filter(({ reminder }) => !reminder)
        .flatMap((row) =>
          row.kind === 'delivered' ? [] : [failedEvent(messageIn(row), row.kind, row.why, row.at.getTime())],
        ),
    ]);
    return new Map(known.map((row) => [row.message_id, messageIn(row)]));
  }

  /** Who was not reached is not reminded. */
  private async callOffReminders(tx: Transaction, invitationIds: readonly string[]): Promise<void> {
    await tx.query(sql`
      update message set state = 'calledOff', due_at = null, failure = 'what it reminds of came back'
      where invitation_id = any(${invitationIds}::text[]) and reminder and state in ('queued', 'waiting')`);
  }
}
