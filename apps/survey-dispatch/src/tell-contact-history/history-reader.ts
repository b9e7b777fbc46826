import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { Database, sql, utcText } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import type { HistoryEntry } from './history-answer.js';

/** When a contact was last invited to any survey, and last answered one. */
export interface ContactClocks {
  readonly lastInvitedAt: string | null;
  readonly lastAnsweredAt: string | null;
}

/** What was decided about a contact. */
@Injectable()
export class HistoryReader {
  constructor(private readonly database: Database) {}

  /** Undefined for a contact that is not known. */
  async contact(contactId: string): Promise<ContactClocks | undefined> {
    const [row] = await this.database.query<ContactClocks>(sql`
      select ${utcText("greatest(max(invited_at), max(at) filter (where kind = 'invited'))")} as "lastInvitedAt",
        ${utcText("greatest(max(answered_at), max(at) filter (where kind = 'answered'))")} as "lastAnsweredAt"
      from contact left join contact_clock using (contact_id) left join past_asking using (contact_id)
      where contact_id = ${contactId} group by contact_id`);
    return row;
  }

  /** Entries before the cursor, the newest interaction first. */
  entries(contactId: string, before: PageCursor | undefined, limit: number): Promise<HistoryEntry[]> {
    const until = before === undefined ? 'infinity' : toIso(before.at);
    return this.database.query<HistoryEntry>(sql`
      select occasion_id as "occasionId", case when interaction_kind is not null then occasion_id end as "interactionId",
        programme_id as "programmeId", programme_version as "programmeVersion", policy_version as "policyVersion",
        interaction_kind as kind, ${utcText('occasion_at')} as "occasionAt",
        case state when 'invited' then 'asked' when 'suppressed' then 'leftAlone' else 'waiting' end as outcome,
        ${utcText('due_at')} as "dueAt", ${utcText('decided_at')} as "decidedAt", reason, ${utcText('until')} as until,
        invitation_id as "invitationId", invitation_state as "invitationState", entry_id as "entryId"
      from (
        select candidate.occasion_id, candidate.programme_id, candidate.programme_version, policy_version,
          candidate.interaction_kind, candidate.occasion_at, candidate.state, due_at, decided_at, reason, until, invitation_id,
          sending.state as invitation_state, candidate_id as entry_id
        from candidate left join invitation on survey_id = programme_id and invitation.occasion_id = candidate.occasion_id
          left join invitation_sending as sending using (invitation_id)
        where candidate.contact_id = ${contactId}
        union all
        select occasion || '/' || contact_id, programme_id, programme_version, null, null, opened_at, 'suppressed', drawn_at,
          drawn_at, 'sampledOut', null, null, null, 'FRAME-' || md5(programme_id || ' ' || occasion)
        from frame_member join frame using (programme_id, occasion)
        where contact_id = ${contactId} and not frame_member.drawn) as entry
      where (occasion_at, entry_id) < (${until}::timestamptz, ${before?.id ?? ''}::text)
      order by occasion_at desc, entry_id desc limit ${limit}`);
  }
}
