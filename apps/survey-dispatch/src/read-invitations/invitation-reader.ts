import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { Database, sql, utcText } from '@sidetone/platform/database';
import type { InvitationAnswer } from './invitation-answer.js';
import type { InvitationState } from './invitation-query.dto.js';
import type { PageCursor } from '@sidetone/platform/web';

export interface InvitationFilter {
  readonly contactId: string | undefined;
  readonly state: InvitationState | undefined;
}

/** Invitations as people ask for them. */
@Injectable()
export class InvitationReader {
  constructor(private readonly database: Database) {}

  /** Invitations before the cursor, the newest first. */
  list(
    { contactId, state }: InvitationFilter,
    before: PageCursor | undefined,
    limit: number,
  ): Promise<InvitationAnswer[]> {
    const until = before === undefined ? 'infinity' : toIso(before.at);
    return this.database.query<InvitationAnswer>(sql`
      select invitation_id as "invitationId", survey_id as "surveyId", programme_version as "programmeVersion", kind, journey_area as "journeyArea",
        occasion_id as "occasionId", case when interaction_kind is not null then occasion_id end as "interactionId", channel, contact_id as "contactId", customer_id as "customerId", subscription_id as "subscriptionId", language, state, attempts,
        ${utcText('issued_at')} as "issuedAt", ${utcText('dispatched_at')} as "dispatchedAt",
        ${utcText('next_attempt_at')} as "nextAttemptAt", ${utcText('expires_at')} as "expiresAt", failure
      from invitation join invitation_sending using (invitation_id)
      where (issued_at, invitation_id) < (${until}::timestamptz, ${before?.id ?? ''}::text)
        and (${contactId ?? null}::text is null or contact_id = ${contactId ?? null}::text)
        and (${state ?? null}::text is null or state = ${state ?? null}::text)
      order by issued_at desc, invitation_id desc limit ${limit}`);
  }
}
