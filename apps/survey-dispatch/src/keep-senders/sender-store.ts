import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText } from '@sidetone/platform/database';

/** Who signs messages to the customers of an account manager. */
export interface Sender {
  readonly accountManagerId: string;
  readonly name: string;
  readonly title: string | null;
  /** Where answers to mails go. */
  readonly replyTo: string | null;
  readonly savedAt: string;
  readonly savedBy: string;
}

const COLUMNS = sql`account_manager_id as "accountManagerId", name, title, reply_to as "replyTo",
  ${utcText('saved_at')} as "savedAt", saved_by as "savedBy"`;

/** Who signs. Each method is one statement. */
@Injectable()
export class SenderStore {
  constructor(private readonly database: Database) {}

  list(): Promise<Sender[]> {
    return this.database.query<Sender>(sql`select ${COLUMNS} from sender order by account_manager_id collate "C"`);
  }

  async put(sender: Omit<Sender, 'savedAt' | 'savedBy'>, at: Instant, by: string): Promise<Sender | undefined> {
    const [row] = await this.database.query<Sender>(sql`
      insert into sender (account_manager_id, name, title, reply_to, saved_at, saved_by)
      values (${sender.accountManagerId}, ${sender.name}, ${sender.title}, ${sender.replyTo}, ${toIso(at)}::timestamptz, ${by})
      on conflict (account_manager_id) do update set name = excluded.name, title = excluded.title, reply_to = excluded.reply_to,
        saved_at = excluded.saved_at, saved_by = excluded.saved_by
      returning ${COLUMNS}`);
    return row;
  }

  async remove(accountManagerId: string): Promise<boolean> {
    const rows = await this.database.query(
      sql`delete from sender where account_manager_id = ${accountManagerId} returning 1`,
    );
    return rows.length > 0;
  }
}
