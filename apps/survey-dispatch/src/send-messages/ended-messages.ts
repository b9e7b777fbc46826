import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Sql, type Transaction } from '@sidetone/platform/database';
import { messageColumns, messageIn, type MessageRow } from './message-row.js';
import type { Message } from './message.js';
import { programmesIn } from './programmes-in-state.js';

/** Who is on the telephone is not interrupted. */
const isOver = (now: Instant): Sql => sql`
  message.state in ('queued', 'waiting') and message.programme_id in ${programmesIn('ended')}
  and (claimed_until is null or claimed_until <= ${toIso(now)}::timestamptz)`;

/** What waits to be sent for programmes that have ended, interviews too. Each method is one statement. */
@Injectable()
export class EndedMessages {
  constructor(private readonly database: Database) {}

  /** Held until the transaction ends, those of other replicas left out. */
  async hold(tx: Transaction, now: Instant, most: number): Promise<readonly Message[]> {
    const rows = await tx.query<MessageRow>(sql`
      select ${messageColumns} from message where ${isOver(now)} order by message_id limit ${most}
      for update of message skip locked`);
    return rows.map(messageIn);
  }

  async count(now: Instant): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(
      sql`select count(*)::int as due from message where ${isOver(now)}`,
    );
    return row?.due ?? 0;
  }
}
