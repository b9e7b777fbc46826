import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';

/** How many unknown links each address has tried in a period, over all replicas. */
@Injectable()
export class GuessStore {
  constructor(private readonly database: Database) {}

  /** Counts one more and returns how many it makes. Counts of earlier periods go at the same time. */
  async count(address: string, periodStart: Instant): Promise<number> {
    const period = toIso(periodStart);
    const [row] = await this.database.query<{ guesses: number }>(sql`
      with gone as (
        delete from link_guess where (address, period_start) in (
          select address, period_start from link_guess where period_start < ${period}::timestamptz
          limit 100 for update skip locked))
      insert into link_guess as known (address, period_start, guesses)
      values (${digestOf(address)}, ${period}::timestamptz, 1)
      on conflict (address, period_start) do update set guesses = known.guesses + 1
      returning guesses`);
    return row?.guesses ?? 1;
  }
}

/** Addresses are personal data: enough of one is kept to tell it from others. */
function digestOf(address: string): string {
  return createHash('sha256').update(address, 'utf8').digest('base64url');
}
