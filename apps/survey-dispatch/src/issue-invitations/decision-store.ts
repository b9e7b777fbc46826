import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { surveyIdOf, type Decision } from '../consider-interactions/candidate.js';
import { issuedEventId, type Invitation } from './invitation.js';

const decisionColumns = { interaction_id: 'text', state: 'text', reason: 'text', until: 'timestamptz' } as const;

const invitationColumns = {
  invitation_id: 'text',
  interaction_id: 'text',
  contact_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  survey_id: 'text',
  programme: 'text',
  kind: 'text',
  language: 'text',
  completed_at: 'timestamptz',
  issued_event_id: 'text',
  expires_at: 'timestamptz',
} as const;

/** What was decided about candidates. Each method is one statement, whatever the number. */
@Injectable()
export class DecisionStore {
  async note(tx: Transaction, decisions: ReadonlyMap<string, Decision>, now: Instant): Promise<void> {
    const rows = [...decisions].map(([interactionId, decision]) => ({
      interaction_id: interactionId,
      state: decision.state,
      reason: decision.state === 'suppressed' ? decision.reason : undefined,
      until: decision.state === 'suppressed' && decision.until !== undefined ? toIso(decision.until) : undefined,
    }));
    await tx.query(sql`
      update candidate set state = rows.state, reason = rows.reason, until = rows.until, decided_at = ${toIso(now)}::timestamptz
      from ${unnest(decisionColumns, rows)} where candidate.interaction_id = rows.interaction_id`);
  }

  /** Keeps new invitations. */
  async issue(tx: Transaction, invitations: readonly Invitation[], now: Instant): Promise<void> {
    if (invitations.length === 0) return;
    await tx.query(sql`
      insert into invitation (invitation_id, interaction_id, contact_id, customer_id, subscription_id, survey_id, programme, kind,
        language, completed_at, issued_event_id, expires_at, issued_at)
      select invitation_id, interaction_id, contact_id, customer_id, subscription_id, survey_id, programme, kind,
        language, completed_at, issued_event_id, expires_at, ${toIso(now)}::timestamptz
      from ${unnest(invitationColumns, invitations.map(rowOf))}`);
  }

  /** Starts the clock of contacts that were invited and that the caller holds. */
  async startClocks(tx: Transaction, contactIds: readonly string[], now: Instant): Promise<void> {
    if (contactIds.length === 0) return;
    await tx.query(sql`
      update contact set last_invited_at = ${toIso(now)}::timestamptz where contact_id = any(${contactIds}::text[])`);
  }
}

function rowOf(invitation: Invitation): { readonly [K in keyof typeof invitationColumns]: unknown } {
  return {
    invitation_id: invitation.invitationId,
    interaction_id: invitation.interactionId,
    contact_id: invitation.contactId,
    customer_id: invitation.customerId,
    subscription_id: invitation.subscriptionId,
    survey_id: surveyIdOf(invitation.programme),
    programme: invitation.programme,
    kind: invitation.kind,
    language: invitation.language,
    completed_at: toIso(invitation.completedAt),
    issued_event_id: issuedEventId(invitation.invitationId),
    expires_at: toIso(invitation.expiresAt),
  };
}
