import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { Decided } from './due-candidate.js';
import { issuedEventId, type Invitation } from './invitation.js';

const decisionColumns = {
  programme_id: 'text',
  occasion_id: 'text',
  state: 'text',
  reason: 'text',
  until: 'timestamptz',
  due_at: 'timestamptz',
  decided_at: 'timestamptz',
  programme_version: 'int',
} as const;

const invitationColumns = {
  invitation_id: 'text',
  occasion_id: 'text',
  contact_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  survey_id: 'text',
  programme_version: 'int',
  kind: 'text',
  journey_area: 'text',
  interaction_kind: 'text',
  channel: 'text',
  language: 'text',
  occasion_at: 'timestamptz',
  issued: 'jsonb',
  issued_event_id: 'text',
  expires_at: 'timestamptz',
  clear_at: 'timestamptz',
} as const;

const clockColumns = { contact_id: 'text', survey_id: 'text' } as const;

/** What was decided about candidates. Each method is one statement, whatever the number. */
@Injectable()
export class DecisionStore {
  /** Keeps what was decided about candidates that wait; returns the ids of those that still did. */
  async note(
    tx: Transaction,
    decided: readonly Decided[],
    policyVersion: number,
    now: Instant,
  ): Promise<ReadonlySet<string>> {
    if (decided.length === 0) return new Set();
    const noted = await tx.query<{ candidate_id: string }>(sql`
      update candidate set state = rows.state, reason = rows.reason, until = rows.until, due_at = rows.due_at,
        decided_at = rows.decided_at, programme_version = rows.programme_version, policy_version = ${policyVersion}::int,
        told = case when rows.state <> 'waiting' or rows.reason is null or rows.reason = any(told) then told
          else told || rows.reason end
      from ${unnest(
        decisionColumns,
        decided.map((one) => decisionRow(one, now)),
      )} where candidate.programme_id = rows.programme_id and candidate.occasion_id = rows.occasion_id
        and candidate.state = 'waiting'
      returning candidate_id`);
    return new Set(noted.map((row) => row.candidate_id));
  }

  /**
   * Keeps new invitations, and starts the clocks of their contacts, whom the caller holds. Returns the ids of those
   * kept: the database itself refuses a contact whose any-survey clock still runs, and an occasion that was asked about.
   */
  async issue(tx: Transaction, invitations: readonly Invitation[], now: Instant): Promise<ReadonlySet<string>> {
    if (invitations.length === 0) return new Set();
    const rows = await tx.query<{ invitation_id: string }>(sql`
      insert into invitation (invitation_id, occasion_id, contact_id, customer_id, subscription_id, survey_id, programme_version,
        kind, journey_area, interaction_kind, channel, language, occasion_at, issued, issued_event_id, expires_at, clear_at,
        issued_at)
      select invitation_id, occasion_id, contact_id, customer_id, subscription_id, survey_id, programme_version,
        kind, journey_area, interaction_kind, channel, language, occasion_at, issued, issued_event_id, expires_at, clear_at,
        ${toIso(now)}::timestamptz
      from ${unnest(invitationColumns, invitations.map(invitationRow))}
      on conflict do nothing
      returning invitation_id`);
    return new Set(rows.map((row) => row.invitation_id));
  }

  /** Starts the clocks of contacts that were invited and that the caller holds. */
  async startClocks(tx: Transaction, invitations: readonly Invitation[], now: Instant): Promise<void> {
    if (invitations.length === 0) return;
    const rows = invitations.map(({ contactId, programme }) => ({
      contact_id: contactId,
      survey_id: programme.programmeId,
    }));
    await tx.query(sql`
      insert into contact_clock as clock (contact_id, survey_id, invited_at)
      select distinct contact_id, survey_id, ${toIso(now)}::timestamptz from ${unnest(clockColumns, rows)}
      on conflict (contact_id, survey_id) do update set invited_at = greatest(clock.invited_at, excluded.invited_at)`);
  }
}

function decisionRow(
  { candidate, decision }: Decided,
  now: Instant,
): { readonly [K in keyof typeof decisionColumns]: unknown } {
  const until = decision.state === 'invited' ? undefined : decision.until;
  return {
    programme_id: candidate.programmeId,
    occasion_id: candidate.occasionId,
    state: decision.state === 'delayed' ? 'waiting' : decision.state,
    reason: decision.state === 'invited' ? undefined : decision.reason,
    until: until === undefined ? undefined : toIso(until),
    due_at: toIso(decision.state === 'delayed' ? decision.until : candidate.dueAt),
    decided_at: decision.state === 'delayed' ? undefined : toIso(now),
    programme_version: candidate.programme.version,
  };
}

function invitationRow(invitation: Invitation): { readonly [K in keyof typeof invitationColumns]: unknown } {
  const { programme, occasion } = invitation;
  return {
    invitation_id: invitation.invitationId,
    occasion_id: invitation.occasionId,
    contact_id: invitation.contactId,
    customer_id: invitation.customerId,
    subscription_id: invitation.subscriptionId,
    survey_id: programme.programmeId,
    programme_version: programme.version,
    kind: programme.occasion.kind,
    journey_area: programme.journeyArea,
    interaction_kind: occasion.kind,
    channel: invitation.channel,
    language: invitation.language,
    occasion_at: toIso(occasion.at),
    issued: JSON.stringify(invitation.told),
    issued_event_id: issuedEventId(invitation.invitationId),
    expires_at: toIso(invitation.expiresAt),
    clear_at: invitation.clearAt === undefined ? undefined : toIso(invitation.clearAt),
  };
}
