import { Injectable } from '@nestjs/common';
import type { Channel } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';
import { OptOuts } from '../issue-invitations/opt-outs.js';

/** What a contact opted out of: one channel, or being asked at all. */
export type OptOutScope = Channel | 'all';
export const OPT_OUT_SCOPES = ['all', 'email', 'sms', 'webhook', 'agent'] as const satisfies readonly OptOutScope[];

export interface OptOut {
  readonly channel: OptOutScope;
  readonly since: string;
  /** Who told: the link in a message, a reply, or the name of an API key. */
  readonly source: string;
}

/** The message whose unsubscribe link was opened. */
export interface UnsubscribingMessage {
  readonly contactId: string;
  readonly channel: Channel;
  readonly language: string;
}

/** Who does not want to be asked, by which way or at all. Each method is one statement. */
@Injectable()
export class OptOutStore extends OptOuts {
  constructor(private readonly database: Database) {
    super();
  }

  async of(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<OptOutScope>>> {
    const rows = await tx.query<{ contact_id: string; channels: OptOutScope[] }>(sql`
      select contact_id, array_agg(channel) as channels from opt_out where contact_id = any(${contactIds}::text[])
      group by contact_id`);
    return new Map(rows.map((row) => [row.contact_id, new Set(row.channels)]));
  }

  list(contactId: string): Promise<OptOut[]> {
    return this.database.query<OptOut>(sql`
      select channel, ${utcText('since')} as since, source from opt_out where contact_id = ${contactId} order by channel`);
  }

  /** Keeps opt-outs; one that stands is left as it is. */
  async put(
    reader: Pick<Database, 'query'>,
    contactIds: readonly string[],
    scope: OptOutScope,
    source: string,
    since: Instant,
  ): Promise<void> {
    await reader.query(sql`
      insert into opt_out (contact_id, channel, since, source)
      select distinct contact_id, ${scope}::text, ${toIso(since)}::timestamptz, ${source}::text
      from unnest(${contactIds}::text[]) as contact_id
      on conflict do nothing`);
  }

  async remove(contactId: string, scope: OptOutScope): Promise<boolean> {
    const rows = await this.database.query(
      sql`delete from opt_out where contact_id = ${contactId} and channel = ${scope} returning 1`,
    );
    return rows.length > 0;
  }

  /** The message that a token is of, by its hash; undefined for any other. */
  async messageOf(tokenHash: string): Promise<UnsubscribingMessage | undefined> {
    const [row] = await this.database.query<UnsubscribingMessage>(sql`
      select contact_id as "contactId", channel, coalesce(template_language, language) as language from message
      where opt_out_hash = ${tokenHash}`);
    return row;
  }
}
