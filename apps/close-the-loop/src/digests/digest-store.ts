import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';
import { SENDING_TIMEOUT_SECONDS, type MailOutcome } from './digest-mail.js';
import type { DigestCase, DigestCases, DigestDraft, DigestKey } from './digest.js';

const LEASE_SECONDS = SENDING_TIMEOUT_SECONDS + 60;
const PAUSE_MINUTES = 10;
/** More would not be read. */
const SHOWN = 50;

interface DueDigest extends DigestKey {
  readonly email: string;
  readonly attempts: number;
  readonly since: string;
}

/** Who gets digests, and which went out. */
@Injectable()
export class DigestStore {
  constructor(private readonly database: Database) {}

  /** Plans the digests of a day, each once, and none for teams that rest; ends those of earlier days that never went out. */
  async plan(day: string, now: Instant, resting: readonly string[]): Promise<number> {
    const rows = await this.database.query(sql`
      insert into digest (kind, name, day, state, prepared_at, due_at)
      select kind, name, ${day}::date, case when kind = 'team' and name = any(${resting}::text[]) then 'resting' else 'waiting' end,
        ${toIso(now)}::timestamptz, ${toIso(now)}::timestamptz from digest_recipient
      where not exists (select 1 from digest where digest.kind = digest_recipient.kind and digest.name = digest_recipient.name
        and digest.day = ${day}::date)
      order by kind, name on conflict do nothing returning 1`);
    const late = await this.database.query(sql`
      update digest set state = 'failed' where state = 'waiting' and day < ${day}::date returning 1`);
    return rows.length + late.length;
  }

  /** Notes that the digest of a recipient is now sent, or that there is nothing to say; undefined where none is due. `moved` counts either. */
  begin(day: string, now: Instant, dayEnd: Instant): Promise<{ readonly moved: number; readonly draft?: DigestDraft }> {
    return this.database.transaction(async (tx) => {
      const [due] = await tx.query<DueDigest>(sql`
        select kind, name, email, attempts, ${utcText(`coalesce((select max(before.prepared_at) from digest as before
            where before.kind = digest.kind and before.name = digest.name and before.day < digest.day
              and before.state in ('sent', 'empty', 'unknownOutcome')), digest.prepared_at - interval '1 day')`)} as since
        from digest join digest_recipient using (kind, name)
        where day = ${day}::date and state = 'waiting' and due_at <= ${toIso(now)}::timestamptz
        order by kind, name limit 1 for update of digest skip locked`);
      if (!due) return { moved: 0 };
      const cases = await casesFor(tx, due, now, dayEnd);
      const { counts } = cases;
      const isNothing = counts.overdue + counts.dueToday + counts.fresh === 0;
      await tx.query(sql`
        update digest set state = ${isNothing ? 'empty' : 'sending'}, attempts = attempts + 1,
          sending_until = case when ${isNothing}::boolean then null else clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}) end
        where kind = ${due.kind} and name = ${due.name} and day = ${day}::date`);
      const { kind, name, email, attempts } = due;
      return isNothing ? { moved: 1 } : { moved: 1, draft: { kind, name, day, email, attempts: attempts + 1, cases } };
    });
  }

  /** Notes how a sending ended. What may have arrived is never sent again. */
  async end({ kind, name, day, attempts }: DigestDraft, outcome: MailOutcome, now: Instant): Promise<void> {
    const state = { taken: 'sent', away: 'waiting', refused: 'failed', unsure: 'unknownOutcome' }[outcome.kind];
    await this.database.query(sql`
      update digest set state = ${state}, sending_until = null, failure = ${outcome.kind === 'taken' ? null : outcome.why}::text,
        due_at = ${toIso(now)}::timestamptz + make_interval(mins => ${PAUSE_MINUTES})
      where kind = ${kind} and name = ${name} and day = ${day}::date and attempts = ${attempts} and state = 'sending'`);
  }

  /** Gives up what somebody has begun to send who is gone: it may have arrived. */
  async recover(): Promise<number> {
    const rows = await this.database.query(sql`
      update digest set state = 'unknownOutcome', sending_until = null,
        failure = 'The process that sent it ended before it could note the outcome.'
      where state = 'sending' and sending_until < clock_timestamp() returning 1`);
    return rows.length;
  }

  /** What is still to go out of a day, not yet planned included, and what is under way. */
  async count(day: string | undefined, now: Instant): Promise<number> {
    const rows = await this.database.query<{ count: number }>(sql`
      select (select count(*) from digest where state = 'sending')::int
        + (select count(*) from digest join digest_recipient using (kind, name) where state = 'waiting'
            and day = ${day ?? null}::date and due_at <= ${toIso(now)}::timestamptz)::int
        + (select count(*) from digest_recipient as one where ${day ?? null}::date is not null and not exists (
            select 1 from digest where digest.kind = one.kind and digest.name = one.name and day = ${day ?? null}::date))::int as count`);
    return rows[0]?.count ?? 0;
  }
}

/** The open cases of a recipient: past their next promise, promised until the day's end, and opened since the digest before. */
async function casesFor(
  tx: Transaction,
  { kind, name, since }: DueDigest,
  now: Instant,
  dayEnd: Instant,
): Promise<DigestCases> {
  const rows = await tx.query<DigestCase & { list: 'overdue' | 'dueToday' | 'fresh'; count: number }>(sql`
    with own as (
      select case_id, score, journey_area, team, owner, opened_at,
        case when status in ('open', 'assigned', 'reopened') then 'firstContact' else 'resolve' end as next,
        case when status in ('open', 'assigned', 'reopened') then first_contact_due else resolve_due end as due
      from told_case where status <> 'closed'
        and case when ${kind}::text = 'team' then team = ${name} else owner = ${name} end
    ), sorted as (
      select own.*, case when due < ${toIso(now)}::timestamptz then 'overdue' when due < ${toIso(dayEnd)}::timestamptz then 'dueToday'
        when opened_at > ${since}::timestamptz then 'fresh' end as list from own
    ), numbered as (
      select sorted.*, count(*) over (partition by list) as count, row_number() over (partition by list order by due, case_id) as place
      from sorted where list is not null
    )
    select case_id as "caseId", score, journey_area as "journeyArea", team, owner, next, ${utcText('due')} as due, list, count::int as count
    from numbered where place <= ${SHOWN} order by list, place`);
  const listed = (list: string): DigestCase[] => rows.filter((row) => row.list === list);
  const counted = (list: string): number => rows.find((row) => row.list === list)?.count ?? 0;
  return {
    ...{ overdue: listed('overdue'), dueToday: listed('dueToday'), fresh: listed('fresh') },
    counts: { overdue: counted('overdue'), dueToday: counted('dueToday'), fresh: counted('fresh') },
  };
}
