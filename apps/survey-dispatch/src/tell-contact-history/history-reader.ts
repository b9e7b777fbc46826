import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { Database, sql, utcText } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import type { HistoryEntry } from './history-answer.js';

/** What was decided about a contact. */
@Injectable()
export class HistoryReader {
  constructor(private readonly database: Database) {}

  /** The contact's last invitation to any survey; undefined for a contact that is not known. */
  async contact(contactId: string): Promise<{ readonly lastInvitedAt: string | null } | undefined> {
    const [row] = await this.database.query<{ lastInvitedAt: string | null }>(sql`
      select ${utcText('last_invited_at')} as "lastInvitedAt" from contact where contact_id = ${contactId}`);
    return row;
  }

  /** Entries before the cursor, the newest interaction first. */
  entries(contactId: string, before: PageCursor | undefined, limit: number): Promise<HistoryEntry[]> {
    const until = before === undefined ? 'infinity' : toIso(before.at);
    return this.database.query<HistoryEntry>(sql`
      select candidate.interaction_id as "interactionId", candidate.kind, ${utcText('candidate.completed_at')} as "completedAt",
        case candidate.state when 'invited' then 'asked' when 'suppressed' then 'leftAlone' else 'waiting' end as outcome,
        ${utcText('due_at')} as "dueAt", ${utcText('decided_at')} as "decidedAt", reason, ${utcText('until')} as until,
        invitation_id as "invitationId", sending.state as "invitationState"
      from candidate left join invitation on invitation.interaction_id = candidate.interaction_id
        left join invitation_sending as sending using (invitation_id)
      where candidate.contact_id = ${contactId}
        and (candidate.completed_at, candidate.interaction_id) < (${until}::timestamptz, ${before?.id ?? ''}::text)
      order by candidate.completed_at desc, candidate.interaction_id desc limit ${limit}`);
  }
}
