import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, trustedSql, type Sql, type Transaction } from '@sidetone/platform/database';
import { askedByDay, leftAloneByDay } from './by-day.js';

const LOCK = 7_361_015;
/** A message may come back, and a receipt be late, when nobody can answer any more. */
const SETTLES_DAYS = 3;

/** Keeps the counts of days. What is counted is everything of a day, so that counting again is harmless. */
@Injectable()
export class AskedDays {
  /** Whether this process is to count now; one of several replicas does, until the transaction ends. */
  async mine(tx: Transaction): Promise<boolean> {
    const [row] = await tx.query<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${LOCK}, hashtext(current_schema())) as mine`,
    );
    return row?.mine === true;
  }

  /** Counts the days on which somebody was asked whose survey has not settled; the others stand. */
  async countAsked(tx: Transaction, now: Instant, timeZone: string): Promise<void> {
    const from = await this.from(tx, 'asked', timeZone);
    const times = sql`select issued_at as at from invitation where issued_at >= ${from}::timestamptz`;
    for (const { start, end } of await this.months(tx, times, from, timeZone))
      await tx.query(sql`
        insert into asked_day as kept (day, programme_id, kind, journey_area, channel, invited, answered, failed)
        ${trustedSql(askedByDay(timeZone, 'issued_at >= $1::timestamptz and issued_at < $2::timestamptz'), [start, end])}
        on conflict (day, programme_id, kind, journey_area, channel) do update
          set invited = excluded.invited, answered = excluded.answered, failed = excluded.failed
          where (kept.invited, kept.answered, kept.failed) <> (excluded.invited, excluded.answered, excluded.failed)`);
    await this.settle(
      tx,
      'asked',
      sql`
      select min(issued_at) from invitation
      where issued_at >= ${from}::timestamptz and expires_at > ${toIso(now)}::timestamptz - make_interval(days => ${SETTLES_DAYS})`,
      now,
    );
  }

  /** Counts the days since the one of the last time: who was left alone for good stays so. */
  async countLeftAlone(tx: Transaction, now: Instant, timeZone: string): Promise<void> {
    const from = await this.from(tx, 'leftAlone', timeZone);
    const times = sql`select decided_at as at from candidate where state = 'suppressed' and decided_at >= ${from}::timestamptz`;
    for (const { start, end } of await this.months(tx, times, from, timeZone))
      await tx.query(sql`
        insert into left_alone_day as kept (day, programme_id, reason, occasions)
        ${trustedSql(leftAloneByDay(timeZone, 'decided_at >= $1::timestamptz and decided_at < $2::timestamptz'), [start, end])}
        on conflict (day, programme_id, reason) do update set occasions = excluded.occasions
          where kept.occasions <> excluded.occasions`);
    await this.settle(tx, 'leftAlone', sql`select ${toIso(now)}::timestamptz`, now);
  }

  /**
   * The spans to count, in order: the operator's months between the first and the last of `times`. The first count of an installation of
   * years would be too much for one statement.
   */
  private months(
    tx: Transaction,
    times: Sql,
    from: string,
    timeZone: string,
  ): Promise<{ start: string; end: string }[]> {
    return tx.query(sql`
      select greatest(month at time zone ${timeZone}, ${from}::timestamptz)::text as start,
        ((month + interval '1 month') at time zone ${timeZone})::text as end
      from (select min(at) at time zone ${timeZone} as first, max(at) at time zone ${timeZone} as last from (${times}) as one) as span
      cross join lateral generate_series(date_trunc('month', first), last, interval '1 month') as month
      order by month`);
  }

  /** The beginning of the day from which on is counted, as text; the beginning of all times before the first time. */
  private async from(tx: Transaction, what: 'asked' | 'leftAlone', timeZone: string): Promise<string> {
    // A day before, since a transaction that decided yesterday may have committed today.
    const [row] = await tx.query<{ start: string }>(sql`
      select ((date_trunc('day', at at time zone ${timeZone}) - interval '1 day') at time zone ${timeZone})::text as start
      from counted_until where what = ${what}`);
    return row?.start ?? '-infinity';
  }

  private async settle(tx: Transaction, what: 'asked' | 'leftAlone', open: Sql, now: Instant): Promise<void> {
    await tx.query(sql`
      insert into counted_until (what, at) values (${what}, coalesce((${open}), ${toIso(now)}::timestamptz))
      on conflict (what) do update set at = excluded.at`);
  }
}
