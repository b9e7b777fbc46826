import { Inject, Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { CLOCK_DOCUMENTS, type DocumentName, type InForce, type LoopRules } from './loop-rules.js';
import { shippedRules } from './shipped-rules.js';

type Reader = Pick<Database, 'query'>;

/** A document in the version that is in force. */
export interface Published<Name extends DocumentName = DocumentName> {
  readonly version: number;
  readonly definition: LoopRules[Name];
  /** Null and `sidetone` for what ships, which follows the release until an operator puts its own. */
  readonly publishedAt: string | null;
  readonly publishedBy: string;
}

/** Held by whoever publishes, so that documents that refer to one another are judged together. */
const PUBLISH_LOCK = 7_361_210;

/** What an operator says about how cases are worked on: documents in all their versions. */
@Injectable()
export class RulesStore {
  private known: (InForce & { readonly stamp: string }) | undefined;

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE' | 'ESCALATION_TEAM'>,
  ) {}

  /** All documents in force. The same objects as long as nothing changed, so that what is derived of them can be remembered. */
  async inForce(reader: Reader = this.database): Promise<InForce> {
    const rows = await reader.query<{ name: DocumentName; version: number }>(sql`
      select name, max(version) as version from loop_document group by name order by name`);
    const stamp = JSON.stringify(rows);
    if (this.known?.stamp === stamp) return this.known;
    const documents = await reader.query<{ name: DocumentName; definition: unknown }>(sql`
      select distinct on (name) name, definition from loop_document order by name, version desc`);
    const own = Object.fromEntries(documents.map(({ name, definition }) => [name, definition]));
    const rules: LoopRules = { ...this.shipped(), ...own };
    // What ships is version 1, so that each change adds one.
    const clockVersion = rows.reduce(
      (sum, { name, version }) => sum + (CLOCK_DOCUMENTS.has(name) ? version - 1 : 0),
      0,
    );
    this.known = { stamp, rules, clockVersion };
    return this.known;
  }

  async published<Name extends DocumentName>(name: Name, reader: Reader = this.database): Promise<Published<Name>> {
    const [row] = await reader.query<Published<Name>>(sql`
      select version, definition, ${utcText('published_at')} as "publishedAt", published_by as "publishedBy"
      from loop_document where name = ${name} order by version desc limit 1`);
    return row ?? { version: 1, definition: this.shipped()[name], publishedAt: null, publishedBy: 'sidetone' };
  }

  /** Waits until nobody else publishes, and holds the turn until the transaction ends. */
  async waitForTurn(tx: Transaction): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock(${PUBLISH_LOCK}, hashtext(current_schema()))`);
  }

  async add(tx: Transaction, name: DocumentName, version: number, definition: object, at: Instant, by: string) {
    await tx.query(sql`
      insert into loop_document (name, version, definition, published_at, published_by)
      values (${name}, ${version}, ${JSON.stringify(definition)}::jsonb, ${toIso(at)}::timestamptz, ${by})`);
  }

  private shipped(): LoopRules {
    return shippedRules(this.settings.OPERATOR_TIME_ZONE, this.settings.ESCALATION_TEAM);
  }
}
