import { Injectable } from '@nestjs/common';
import type { ContactPolicy } from '@sidetone/domain/contact-policy';
import { DAY_MS, SECOND_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';

/** One connection, in a transaction or not. */
type Reader = Pick<Database, 'query'>;

/** A version of the contact policy, and who made it. */
export interface PublishedPolicy {
  readonly version: number;
  readonly policy: ContactPolicy;
  readonly publishedAt: string;
  /** The name of the API key; `sidetone` for what ships. */
  readonly publishedBy: string;
}

/** Held by whoever publishes, so that versions follow one another. */
const PUBLISH_LOCK = 7_361_109;

/** The contact policy in all its versions. */
@Injectable()
export class PolicyStore {
  constructor(private readonly database: Database) {}

  /** The version in force; one ships. */
  async inForce(reader: Reader = this.database): Promise<PublishedPolicy> {
    const [row] = await reader.query<PublishedPolicy>(sql`
      select version, definition as policy, ${utcText('published_at')} as "publishedAt", published_by as "publishedBy"
      from contact_policy order by version desc limit 1`);
    if (!row) throw new Error('The table contact_policy is empty, though a migration puts the first version into it.');
    return row;
  }

  /** Waits until nobody else publishes, and holds the turn until the transaction ends. */
  async waitForTurn(tx: Transaction): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock(${PUBLISH_LOCK}, hashtext(current_schema()))`);
  }

  async add(tx: Transaction, version: number, policy: ContactPolicy, at: Instant, by: string): Promise<void> {
    await tx.query(sql`
      insert into contact_policy (version, definition, published_at, published_by)
      values (${version}, ${JSON.stringify(policy)}::jsonb, ${toIso(at)}::timestamptz, ${by})`);
  }

  /** Lets the database's own guard end no later than a shorter any-survey clock says. A longer one holds by the rule alone. */
  async shortenGuard(tx: Transaction, invitedDays: number, now: Instant): Promise<void> {
    const seconds = (invitedDays * DAY_MS) / SECOND_MS;
    await tx.query(sql`
      update invitation set clear_at = issued_at + make_interval(secs => ${seconds}::float8)
      where clear_at > ${toIso(now)}::timestamptz and clear_at > issued_at + make_interval(secs => ${seconds}::float8)`);
  }
}
