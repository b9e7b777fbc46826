import { Injectable } from '@nestjs/common';
import { Database, sql, utcText } from '@sidetone/platform/database';

/** Somebody who could have been drawn, and what became of it. */
export interface MemberRow {
  readonly contactId: string;
  readonly stratum: string;
  readonly drawn: boolean;
  readonly inclusion: number;
  readonly outcome: 'notDrawn' | 'waiting' | 'asked' | 'leftAlone';
  readonly reason: string | null;
  readonly invitationId: string | null;
  readonly answeredAt: string | null;
}

export interface FrameRow {
  readonly occasion: string;
  readonly programmeVersion: number;
  readonly opensAt: string;
  readonly drawnAt: string;
  readonly members: number;
  readonly drawn: number;
}

/** Frames as people ask for them. */
@Injectable()
export class FrameReader {
  constructor(private readonly database: Database) {}

  /** The frames of a programme, the latest first. */
  frames(programmeId: string): Promise<FrameRow[]> {
    return this.database.query<FrameRow>(sql`
      select occasion, programme_version as "programmeVersion", ${utcText('opened_at')} as "opensAt",
        ${utcText('drawn_at')} as "drawnAt", members, drawn
      from frame where programme_id = ${programmeId} order by opened_at desc, occasion`);
  }

  /** Members after a contact, in the order of their ids. */
  members(programmeId: string, occasion: string, after: string, limit: number): Promise<MemberRow[]> {
    return this.database.query<MemberRow>(sql`
      select member.contact_id as "contactId", stratum, drawn, inclusion,
        case when not drawn then 'notDrawn' when candidate.state = 'invited' then 'asked' when candidate.state = 'suppressed' then 'leftAlone'
          else 'waiting' end as outcome,
        reason, invitation.invitation_id as "invitationId", ${utcText('answered_at')} as "answeredAt"
      from (
        select * from frame_member
        where programme_id = ${programmeId} and occasion = ${occasion} and contact_id > ${after}
        order by contact_id limit ${limit}) as member
        left join candidate on candidate.programme_id = member.programme_id
          and candidate.occasion_id = member.occasion || '/' || member.contact_id
        left join invitation on survey_id = member.programme_id and invitation.occasion_id = candidate.occasion_id
        left join message on message.invitation_id = invitation.invitation_id and not reminder
      order by member.contact_id`);
  }
}
