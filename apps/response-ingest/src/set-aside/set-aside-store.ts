import { Injectable } from '@nestjs/common';
import type { SurveyChannel } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, utcText, type Transaction } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import type { AnswerContent } from '../record-answers/answer.js';
import type { SetAsideAnswer } from './set-aside-answer.js';
import type { SetAside, SetAsideReason } from './set-aside.js';
import { ThrownAway } from './thrown-away.js';

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

/** `kept`: for the first time, or again. `full`: thrown away, as so much of its invitation is kept already. `erased`: its customer wants none of it kept. */
export type Keeping = 'kept' | 'full' | 'erased';

/** Whose words are deleted. */
export type Whose = { readonly invitationId: string } | { readonly contactId: string };

export interface Erased {
  readonly invitations: number;
  readonly erased: number;
}

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
  constructor(
    private readonly database: Database,
    private readonly thrownAway: ThrownAway,
  ) {}

  /**
   * Keeps each thing once, however often it comes, and of one invitation so many at most; returns what became of each, by its id.
   * The caller holds the invitations. One statement.
   */
  async keep(tx: Transaction, things: readonly SetAside[]): Promise<ReadonlyMap<string, Keeping>> {
    if (things.length === 0) return new Map();
    const rows = things.map((thing) => ({
      set_aside_id: thing.setAsideId,
      invitation_id: thing.invitationId,
      reason: thing.reason,
      channel: thing.channel,
      content: thing.content,
      words: thing.words,
      came_at: toIso(thing.cameAt),
    }));
    const fates = await tx.query<{ set_aside_id: string; keeping: Keeping }>(sql`
      with judged as materialized (
        select rows.*, case
          when erased_at is not null then 'erased'
          when exists (select from set_aside as known where known.set_aside_id = rows.set_aside_id) then 'kept'
          when ${MOST_OF_ONE} > (select count(*) from set_aside as known where known.invitation_id = rows.invitation_id) then 'kept'
          else 'full' end as keeping
        from ${unnest(columns, rows)} join invitation using (invitation_id)),
      kept as (
        insert into set_aside (set_aside_id, invitation_id, reason, channel, content, words, came_at)
        select set_aside_id, invitation_id, reason, channel, content, words, came_at from judged where keeping = 'kept'
        order by set_aside_id on conflict (set_aside_id) do nothing)
      select set_aside_id, keeping from judged`);
    const keepings = new Map(fates.map(({ set_aside_id, keeping }) => [set_aside_id, keeping] as const));
    for (const { setAsideId, reason } of things) if (keepings.get(setAsideId) === 'full') this.thrownAway.count(reason);
    return keepings;
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

  /** Deletes what was set aside of an invitation, or of all those of a contact; nothing is set aside of them from then on. Two statements. */
  async erase(tx: Transaction, whose: Whose, now: Instant): Promise<Erased> {
    const isTheirs =
      'invitationId' in whose ? sql`invitation_id = ${whose.invitationId}` : sql`contact_id = ${whose.contactId}`;
    const held = await tx.query<{ invitation_id: string }>(sql`
      with held as (select invitation_id from invitation where ${isTheirs} order by invitation_id for no key update)
      update invitation set erased_at = coalesce(erased_at, ${toIso(now)}::timestamptz)
      from held where invitation.invitation_id = held.invitation_id returning invitation.invitation_id`);
    const ids = held.map((row) => row.invitation_id);
    const erased = await tx.query(sql`delete from set_aside where invitation_id = any(${ids}::text[]) returning 1`);
    return { invitations: ids.length, erased: erased.length };
  }

  async markTaken(tx: Transaction, setAsideId: string, now: Instant): Promise<void> {
    await tx.query(sql`
      update set_aside set taken_at = ${toIso(now)}::timestamptz where set_aside_id = ${setAsideId}`);
  }
}
