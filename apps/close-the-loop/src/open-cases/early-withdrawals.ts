import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from '@sidetone/platform/database';

/** The answers whose withdrawal came before them. They may still come, late, and must open no case then. */
@Injectable()
export class EarlyWithdrawals {
  async among(tx: Transaction, responseIds: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ response_id: string }>(sql`
      select response_id from early_withdrawal where response_id = any(${[...responseIds]}::text[])`);
    return new Set(rows.map((row) => row.response_id));
  }

  async note(tx: Transaction, responseIds: readonly string[]): Promise<void> {
    if (responseIds.length === 0) return;
    await tx.query(sql`
      insert into early_withdrawal (response_id)
      select unnest(${[...responseIds].sort()}::text[]) on conflict do nothing`);
  }
}
