import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS, localDay, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Transaction } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../../app.settings.js';

/** Calls that waited in vain, by source and reason. */
export interface GivenUpCalls {
  readonly source: string;
  readonly reason: string;
  readonly calls: number;
}

const MOST_AT_ONCE = 5_000;

/** Ends the waiting: for a subscription, for the last record of a call, and for a record id to come again. */
@Injectable()
export class GiveUpCalls implements DueWork {
  readonly name = 'give up calls';
  private forgotAt: Instant = 0;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'EVENT_MAX_AGE_DAYS'>,
    due: DueRunner,
  ) {
    due.register(this);
  }

  async countDue(now: Instant): Promise<number> {
    const at = toIso(now);
    const [row] = await this.database.query<{ due: number }>(sql`
      select (select count(*) from parked_call where expires_at <= ${at})::int
        + (select count(*) from call_part where expires_at <= ${at})::int as due`);
    return row?.due ?? 0;
  }

  async runDue(now: Instant): Promise<number> {
    const forgotten = await this.forgetRecords(now);
    // Asked for twice a second; one look at two indexes is all that costs while nothing is due.
    if ((await this.countDue(now)) === 0) return forgotten;
    const at = toIso(now);
    return this.database.transaction(async (tx) => {
      const parked = await tx.query<{ source: string }>(sql`
        delete from parked_call where call_key in (
          select call_key from parked_call where expires_at <= ${at} limit ${MOST_AT_ONCE} for update skip locked)
        returning source`);
      await this.count(tx, parked, 'no subscription had the number for 7 days');
      const parts = await tx.query<{ source: string; unfinished: boolean }>(sql`
        delete from call_part where call_key in (
          select call_key from call_part where expires_at <= ${at} limit ${MOST_AT_ONCE} for update skip locked)
        returning source, not exists (
          select 1 from jsonb_array_elements(records) as record
          where coalesce((record->'causes'->>'causeForTerm')::int, 0) not in (1, 2)) as unfinished`);
      const unfinished = parts.filter((part) => part.unfinished);
      await this.count(tx, unfinished, 'the last record of the call never came');
      return forgotten + parked.length + parts.length;
    });
  }

  /** Forgets record ids whose time is over, once an hour, some at a time. Returns how many. */
  private async forgetRecords(now: Instant): Promise<number> {
    if (now - this.forgotAt < HOUR_MS) return 0;
    const day = localDay(now - this.settings.EVENT_MAX_AGE_DAYS * DAY_MS, 'UTC');
    const records = await this.database.query(sql`
      delete from taken_record where record_key in (
        select record_key from taken_record where happened_on < ${day} limit ${MOST_AT_ONCE})
      returning 1`);
    if (records.length === 0) this.forgotAt = now;
    return records.length;
  }

  givenUp(): Promise<GivenUpCalls[]> {
    return this.database.query<GivenUpCalls>(
      sql`select source, reason, calls::float8 as calls from given_up_call order by source, reason`,
    );
  }

  private async count(tx: Transaction, calls: readonly { source: string }[], reason: string): Promise<void> {
    if (calls.length === 0) return;
    await tx.query(sql`
      insert into given_up_call as total (source, reason, calls)
      select source, ${reason}, count(*) from unnest(${calls.map(({ source }) => source)}::text[]) as given (source)
      group by source
      on conflict (source, reason) do update set calls = total.calls + excluded.calls`);
  }
}
