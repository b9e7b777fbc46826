import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Transaction } from '@sidetone/platform/database';

export interface LookTimes {
  readonly windowMs: number;
  readonly everyMs: number;
}

/** When cases were last looked at for what they share, and what has been stored since. */
@Injectable()
export class IncidentLooks {
  constructor(private readonly database: Database) {}

  async last(): Promise<Instant | undefined> {
    const [row] = await this.database.query<{ at: Instant }>(sql`
      select (extract(epoch from at) * 1000)::float8 as at from incident_look`);
    return row?.at;
  }

  /**
   * Notes a look at `now`, which waits for another that is under way.
   * @returns `undefined` where the last was less than `everyMs` ago: two close to one another would both pass over a transaction that was open
   *   all the while; else how many whole windows ago the cases were opened that were stored, or got evidence, since the look before the last. They may
   *   be old: after a stop, answers come with the time at which they arrived, and evidence may be late.
   */
  async begin(tx: Transaction, now: Instant, { windowMs, everyMs }: LookTimes): Promise<readonly number[] | undefined> {
    const [mark] = await tx.query<{ history: string; exposure: string }>(sql`
      insert into incident_look (at) values (${toIso(now)}::timestamptz)
      on conflict (one) do update set at = excluded.at
        where incident_look.at <= excluded.at - ${everyMs}::float8 * interval '1 millisecond'
      returning history_before::text as history, exposure_before::text as exposure`);
    if (mark === undefined) return undefined;
    const rows = await tx.query<{ ago: number }>(sql`
      select distinct greatest(0, floor(extract(epoch from ${toIso(now)}::timestamptz - opened_at) * 1000 / ${windowMs}::float8))::int as ago
      from cases
      where band = 'detractor' and customer_id is not null and case_id = any(array(
        select case_id from case_history where entry > ${mark.history}::bigint and actor = 'customer'
        union
        select case_id from exposure join case_answer using (response_id) where exposure.entry > ${mark.exposure}::bigint))`);
    await tx.query(sql`
      update incident_look set
        history_before = history_last, history_last = coalesce((select max(entry) from case_history), 0),
        exposure_before = exposure_last, exposure_last = coalesce((select max(entry) from exposure), 0)`);
    return rows.map(({ ago }) => ago);
  }
}
