import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, localDay, toIso, type Instant } from '@sidetone/domain/time';
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

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'FILE_MEMORY_DAYS'>,
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
    const at = toIso(now);
    const forgotten = localDay(now - this.settings.FILE_MEMORY_DAYS * DAY_MS, 'UTC');
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
      await this.count(
        tx,
        parts.filter(({ unfinished }) => unfinished),
        'the last record of the call never came',
      );
      const records = await tx.query(sql`
        delete from taken_record where record_key in (
          select record_key from taken_record where happened_on < ${forgotten} limit ${MOST_AT_ONCE})
        returning 1`);
      return parked.length + parts.length + records.length;
    });
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
