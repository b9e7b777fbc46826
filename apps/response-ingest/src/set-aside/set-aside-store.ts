import { Injectable } from '@nestjs/common';
import type { SurveyChannel } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, utcText, type Transaction } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import type { AnswerContent } from '../record-answers/answer.js';
import type { SetAsideAnswer } from './set-aside-answer.js';
import type { SetAside, SetAsideReason } from './set-aside.js';

const columns = {
  set_aside_id: 'text',
  invitation_id: 'text',
  reason: 'text',
  channel: 'text',
  content: 'jsonb',
  words: 'text',
  came_at: 'timestamptz',
} as const;

/** Whoever holds an old link could fill the disk otherwise. */
const MOST_OF_ONE = 20;

/** What a person may still let count. */
export interface Takeable {
  readonly invitationId: string;
  readonly channel: SurveyChannel;
  readonly content: AnswerContent | undefined;
  readonly words: string | undefined;
  readonly cameAt: Instant;
  readonly taken: boolean;
}

/** What came and does not count. */
@Injectable()
export class SetAsideStore {
  constructor(private readonly database: Database) {}

  /** Keeps each thing once, however often it comes, and of one invitation so many at most. One statement. */
  async keep(tx: Transaction, things: readonly SetAside[]): Promise<void> {
    if (things.length === 0) return;
    const rows = things.map((thing) => ({
      set_aside_id: thing.setAsideId,
      invitation_id: thing.invitationId,
      reason: thing.reason,
      channel: thing.channel,
      content: thing.content,
      words: thing.words,
      came_at: toIso(thing.cameAt),
    }));
    await tx.query(sql`
      insert into set_aside (set_aside_id, invitation_id, reason, channel, content, words, came_at)
      select set_aside_id, invitation_id, reason, channel, content, words, came_at from ${unnest(columns, rows)}
      where ${MOST_OF_ONE} > (select count(*) from set_aside as known where known.invitation_id = rows.invitation_id)
      order by set_aside_id on conflict (set_aside_id) do nothing`);
  }

  /** Things before the cursor, the newest first. */
  list(
    { surveyId, reason }: { readonly surveyId: string | undefined; readonly reason: SetAsideReason | undefined },
    before: PageCursor | undefined,
    limit: number,
  ): Promise<SetAsideAnswer[]> {
    const until = before === undefined ? 'infinity' : toIso(before.at);
    return this.database.query<SetAsideAnswer>(sql`
      select set_aside_id as "setAsideId", set_aside.invitation_id as "invitationId", survey_id as "surveyId",
        contact_id as "contactId", customer_id as "customerId", reason, set_aside.channel, content, words,
        ${utcText('came_at')} as "cameAt", ${utcText('taken_at')} as "takenAt"
      from set_aside join invitation using (invitation_id)
      where (came_at, set_aside_id) < (${until}::timestamptz, ${before?.id ?? ''}::text)
        and (${surveyId ?? null}::text is null or survey_id = ${surveyId ?? null}::text)
        and (${reason ?? null}::text is null or reason = ${reason ?? null}::text)
      order by came_at desc, set_aside_id desc limit ${limit}`);
  }

  /** One of them, held until the transaction ends. */
  async hold(tx: Transaction, setAsideId: string): Promise<Takeable | undefined> {
    const [row] = await tx.query<{
      invitation_id: string;
      channel: SurveyChannel;
      content: AnswerContent | null;
      words: string | null;
      came_at: Date;
      taken_at: Date | null;
    }>(sql`
      select invitation_id, channel, content, words, came_at, taken_at from set_aside where set_aside_id = ${setAsideId} for update`);
    return (
      row && {
        invitationId: row.invitation_id,
        channel: row.channel,
        content: row.content ?? undefined,
        words: row.words ?? undefined,
        cameAt: row.came_at.getTime(),
        taken: row.taken_at !== null,
      }
    );
  }

  /** Forgets what was set aside of an invitation, because its customer wishes so. */
  async forget(tx: Transaction, invitationId: string): Promise<void> {
    await tx.query(sql`delete from set_aside where invitation_id = ${invitationId}`);
  }

  async markTaken(tx: Transaction, setAsideId: string, now: Instant): Promise<void> {
    await tx.query(sql`
      update set_aside set taken_at = ${toIso(now)}::timestamptz where set_aside_id = ${setAsideId}`);
  }
}
