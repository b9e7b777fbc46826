import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '../database/index.js';

/** The guard for effects without a natural key: an event takes effect once per consumer. */
@Injectable()
export class Inbox {
  /** Notes the events as handled; returns the ids that were new. One statement, in the caller's transaction. */
  async admit(tx: Transaction, consumer: string, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ event_id: string }>(sql`
      insert into inbox (consumer, event_id)
      select distinct ${consumer}::text, event_id from ${unnest(
        { event_id: 'text' },
        eventIds.map((event_id) => ({ event_id })),
      )}
      on conflict do nothing
      returning event_id`);
    return new Set(rows.map((row) => row.event_id));
  }
}
