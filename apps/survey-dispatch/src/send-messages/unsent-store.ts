import { Injectable } from '@nestjs/common';
import type { InteractionKind } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { InvitationTold } from '../issue-invitations/invitation.js';
import type { AfterAttempt } from './after-attempt.js';
import { messageLanguage, type MessageLanguage } from './message-language.js';

interface UnsentRow {
  readonly invitation_id: string;
  readonly contact_id: string;
  readonly interaction_kind: InteractionKind | null;
  readonly language: string;
  readonly issued: InvitationTold;
  readonly expires_at: Date;
  readonly attempts: number;
  readonly may_be_asked: boolean | null;
}

/** An invitation as far as sending it goes. */
export interface UnsentInvitation {
  readonly invitationId: string;
  readonly contactId: string;
  readonly kind: InteractionKind;
  readonly language: MessageLanguage;
  readonly expiresAt: Instant;
  readonly told: InvitationTold;
}

export interface Unsent {
  readonly invitation: UnsentInvitation;
  readonly attempts: number;
  /** Whether the contact still agrees, can still be reached and still is with us. */
  readonly mayBeAsked: boolean;
}

/** What became of an attempt; `attempts` counts those made. */
export interface Attempted {
  readonly invitationId: string;
  readonly attempts: number;
  readonly after: AfterAttempt;
}

const attemptColumns = {
  invitation_id: 'text',
  attempts: 'int',
  state: 'text',
  next_attempt_at: 'timestamptz',
  dispatched_at: 'timestamptz',
  failure: 'text',
} as const;

/** Invitations that the gateway has not taken yet. Each method is one statement. */
@Injectable()
export class UnsentStore {
  constructor(private readonly database: Database) {}

  /**
   * Invitations to send now, held until the transaction ends. Only those whose issued event Kafka has acknowledged:
   * the answer page must know a link before its customer does. An acknowledged event may be gone from the outbox.
   */
  async hold(tx: Transaction, now: Instant, most: number): Promise<readonly Unsent[]> {
    const rows = await tx.query<UnsentRow>(sql`
      select invitation.invitation_id, invitation.contact_id, interaction_kind, invitation.language, issued, expires_at, attempts,
        (select consent and reachable and status = 'active' from contact where contact.contact_id = invitation.contact_id) as may_be_asked
      from invitation
      where state = 'issued' and next_attempt_at <= ${toIso(now)}::timestamptz
        and not exists (select 1 from outbox where outbox.id = issued_event_id and published_at is null)
      order by next_attempt_at limit ${most} for update of invitation skip locked`);
    return rows.map(unsentIn);
  }

  async note(tx: Transaction, attempted: readonly Attempted[], now: Instant): Promise<void> {
    await tx.query(sql`
      update invitation set attempts = rows.attempts, state = rows.state, next_attempt_at = rows.next_attempt_at,
        dispatched_at = rows.dispatched_at, failure = rows.failure
      from ${unnest(
        attemptColumns,
        attempted.map((one) => rowOf(one, now)),
      )}
      where invitation.invitation_id = rows.invitation_id`);
  }

  /** Counts those not yet acknowledged too: they will be sent as soon as they are, so nothing is settled before. */
  async count(now: Instant): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(sql`
      select count(*)::int as due from invitation
      where state = 'issued' and next_attempt_at <= ${toIso(now)}::timestamptz`);
    return row?.due ?? 0;
  }
}

function unsentIn(row: UnsentRow): Unsent {
  return {
    attempts: row.attempts,
    mayBeAsked: row.may_be_asked === true,
    invitation: {
      invitationId: row.invitation_id,
      contactId: row.contact_id,
      kind: row.interaction_kind ?? 'other',
      language: messageLanguage(row.language),
      expiresAt: row.expires_at.getTime(),
      told: row.issued,
    },
  };
}

function rowOf(
  { invitationId, attempts, after }: Attempted,
  now: Instant,
): { readonly [K in keyof typeof attemptColumns]: unknown } {
  return {
    invitation_id: invitationId,
    attempts,
    state: after.state,
    next_attempt_at: after.state === 'issued' ? toIso(after.nextAttemptAt) : undefined,
    dispatched_at: after.state === 'dispatched' ? toIso(now) : undefined,
    failure: after.state === 'failed' ? after.failure : undefined,
  };
}
