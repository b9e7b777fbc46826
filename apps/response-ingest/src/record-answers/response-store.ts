import { Injectable } from '@nestjs/common';
import type { ResponseReason, SurveyChannel } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, prepared, sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { AnswerItem, Consent } from './answer.js';
import type { StandingAnswer } from './decide-answer.js';
import type { ResponseVersion } from './response-event.js';

const versionColumns = {
  response_id: 'text',
  invitation_id: 'text',
  revision: 'int',
  score: 'smallint',
  reasons: 'jsonb',
  comment: 'text',
  redacted: 'boolean',
  items: 'jsonb',
  consents: 'jsonb',
  channel: 'text',
  language: 'text',
  programme_version: 'int',
  asked_by: 'text',
  answered_at: 'timestamptz',
} as const;

interface StandingRow {
  readonly invitation_id: string;
  readonly response_id: string;
  readonly revision: number;
  readonly first_recorded_at: Date;
  readonly withdrawn_at: Date | null;
  readonly score: number;
  readonly reasons: readonly ResponseReason[];
  readonly comment: string | null;
  readonly redacted: boolean;
  readonly items: readonly AnswerItem[];
  readonly consents: readonly Consent[];
  readonly channel: SurveyChannel;
}

/** A version with the invitation it answers. */
export interface VersionToKeep extends ResponseVersion {
  readonly invitationId: string;
}

/** The answers and their versions. */
@Injectable()
export class ResponseStore {
  constructor(private readonly database: Database) {}

  /** The answer that stands for an invitation, or undefined. */
  async standing(
    invitationId: string,
    on: Database | Transaction = this.database,
  ): Promise<StandingAnswer | undefined> {
    return (await this.standingOf(on, [invitationId])).get(invitationId);
  }

  /** The answers that stand, by invitation; invitations without one are left out. One statement. */
  async standingOf(
    on: Database | Transaction,
    invitationIds: readonly string[],
  ): Promise<ReadonlyMap<string, StandingAnswer>> {
    const rows = await on.query<StandingRow>(
      prepared(sql`
      select invitation_id, response_id, revision, first_recorded_at, withdrawn_at, score, reasons, comment, redacted, items, consents
      from response join response_version using (response_id, revision)
      where invitation_id = any(${invitationIds}::text[])`),
    );
    return new Map(rows.map((row) => [row.invitation_id, standingIn(row)]));
  }

  /** Keeps versions and makes each the one that stands. The caller holds their invitations. One statement, whatever the number. */
  async keep(tx: Transaction, versions: readonly VersionToKeep[], recordedAt: Instant): Promise<void> {
    if (versions.length === 0) return;
    await tx.query(
      prepared(sql`
      with told as materialized (
        select response_id, invitation_id, revision, score, reasons, comment, redacted, items, consents, channel, language,
          programme_version, asked_by, answered_at
        from ${unnest(versionColumns, versions.map(rowOf))}),
      standing as (
        insert into response (response_id, invitation_id, revision, first_recorded_at)
        select response_id, invitation_id, revision, ${toIso(recordedAt)}::timestamptz from told order by response_id
        on conflict (response_id) do update set revision = excluded.revision)
      insert into response_version (response_id, revision, score, reasons, comment, redacted, items, consents, channel,
        language, programme_version, asked_by, answered_at, recorded_at)
      select response_id, revision, score, reasons, comment, redacted, items, consents, channel,
        language, programme_version, asked_by, answered_at, ${toIso(recordedAt)}::timestamptz
      from told`),
    );
  }
}

function standingIn(row: StandingRow): StandingAnswer {
  const { score, reasons, comment, redacted, items, consents } = row;
  return {
    responseId: row.response_id,
    revision: row.revision,
    firstRecordedAt: row.first_recorded_at.getTime(),
    withdrawnAt: row.withdrawn_at?.getTime(),
    content: { score, reasons, comment: comment ?? undefined, redacted, items, consents },
  };
}

function rowOf(version: VersionToKeep): { readonly [K in keyof typeof versionColumns]: unknown } {
  const { responseId, invitationId, revision, content, channel, language, programmeVersion, askedBy, answeredAt } =
    version;
  return {
    response_id: responseId,
    invitation_id: invitationId,
    revision,
    score: content.score,
    reasons: content.reasons,
    comment: content.comment,
    redacted: content.redacted,
    items: content.items,
    consents: content.consents,
    channel,
    language,
    programme_version: programmeVersion,
    asked_by: askedBy,
    answered_at: toIso(answeredAt),
  };
}
