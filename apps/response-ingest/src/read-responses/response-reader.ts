import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { Database, sql, utcText } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import type { ResponseAnswer, VersionAnswer } from './response-answer.js';

export interface ResponseFilter {
  readonly surveyId: string | undefined;
  readonly contactId: string | undefined;
  readonly customerId: string | undefined;
}

const VERSION = sql`version.revision, version.score, version.reasons, version.comment, version.redacted, version.items,
  version.consents, version.channel, version.asked_by as "askedBy", ${utcText('version.answered_at')} as "answeredAt", ${utcText('version.recorded_at')} as "recordedAt"`;

const RESPONSE = sql`response.response_id as "responseId", response.invitation_id as "invitationId", answer_id as "answerId", survey_id as "surveyId", kind,
  contact_id as "contactId", customer_id as "customerId", subscription_id as "subscriptionId", journey_area as "journeyArea",
  coalesce(version.language, invitation.language) as language, ${utcText('first_recorded_at')} as "firstRecordedAt",
  withdrawn_reason as "withdrawnReason", ${utcText('withdrawn_at')} as "withdrawnAt"`;

/** Answers as people ask for them. */
@Injectable()
export class ResponseReader {
  constructor(private readonly database: Database) {}

  /** Answers before the cursor, the newest first, each as it stands now. */
  list(
    { surveyId, contactId, customerId }: ResponseFilter,
    before: PageCursor | undefined,
    limit: number,
  ): Promise<ResponseAnswer[]> {
    const until = before === undefined ? 'infinity' : toIso(before.at);
    return this.database.query<ResponseAnswer>(sql`
      select ${RESPONSE}, ${VERSION}
      from response join invitation using (invitation_id)
        join response_version as version on version.response_id = response.response_id and version.revision = response.revision
      where (first_recorded_at, response.response_id) < (${until}::timestamptz, ${before?.id ?? ''}::text)
        and (${surveyId ?? null}::text is null or survey_id = ${surveyId ?? null}::text)
        and (${contactId ?? null}::text is null or contact_id = ${contactId ?? null}::text)
        and (${customerId ?? null}::text is null or customer_id = ${customerId ?? null}::text)
      order by first_recorded_at desc, response.response_id desc limit ${limit}`);
  }

  async byId(responseId: string): Promise<ResponseAnswer | undefined> {
    const [row] = await this.database.query<ResponseAnswer>(sql`
      select ${RESPONSE}, ${VERSION}
      from response join invitation using (invitation_id)
        join response_version as version on version.response_id = response.response_id and version.revision = response.revision
      where response.response_id = ${responseId}`);
    return row;
  }

  /** All versions of an answer, the first one first. */
  versions(responseId: string): Promise<VersionAnswer[]> {
    return this.database.query<VersionAnswer>(sql`
      select ${VERSION} from response_version as version where response_id = ${responseId} order by revision`);
  }
}
