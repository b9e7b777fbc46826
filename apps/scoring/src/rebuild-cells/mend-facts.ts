import { Injectable } from '@nestjs/common';
import { MAX_AHEAD_MS } from '@sidetone/contracts/cloudevents';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, trustedSql, type Transaction } from '@sidetone/platform/database';

/** What the events tell of facts of one kind, held against what is kept. */
export interface FactsFound {
  /** Facts that the kept events make. */
  readonly told: number;
  /** Told but not kept; they are added. */
  readonly missing: number;
  /** Kept otherwise than told; they are put right. */
  readonly differing: number;
  /** Kept, but no event tells of them in this revision any more: they stay as they are. */
  readonly notInEvents: number;
  /** Of these, how many are younger than the events that are kept, so that one should tell of them. */
  readonly unexplained: number;
  /** Their ids, at most 100. */
  readonly firstUnexplained: readonly string[];
  /** Kept in groups that masters would tell otherwise today: they stay where they were counted. */
  readonly inFormerGroups: number;
}

/** A table of facts, and when what is kept is newer than what the events tell (an event may have been cleared away by age). */
interface FactTable {
  readonly name: 'answer_fact' | 'invitation_fact';
  readonly key: 'response_id' | 'invitation_id';
  readonly isNewer: (schema: string) => string;
  /** Its event cannot have come before; null where nothing dates a fact, or something else may have emptied it. */
  readonly at: string;
  /** Whether a kept fact stays in its groups. */
  readonly isSamePerson: string;
}
const TABLES = {
  answers: {
    name: 'answer_fact',
    key: 'response_id',
    isNewer: () => 'kept.revision > told.revision',
    at: 'coalesce(kept.answered_at, told.answered_at)',
    isSamePerson: 'kept.customer_id = told.customer_id',
  },
  invitations: {
    name: 'invitation_fact',
    key: 'invitation_id',
    // Whom it asked was forgotten with the answer, and stays so: events tell of it for a while.
    isNewer: (
      schema,
    ) => `kept.dispatched_at < told.dispatched_at or (kept.contact_id is null and told.contact_id is not null and exists (
      select 1 from ${schema}.answer_fact as answer where answer.invitation_id = kept.invitation_id and answer.withdrawn))`,
    at: 'case when kept.contact_id is not null then kept.dispatched_at end',
    // The shadow may have forgotten whom it asked.
    isSamePerson: '(told.customer_id is null or kept.customer_id = told.customer_id)',
  },
} as const satisfies Record<string, FactTable>;

/** What other topics told when a fact was kept, and cannot be told again. */
const GROUPS = ['segment', 'region', 'contract_level', 'account', 'product', 'team', 'customer_known'];

const MOST_TOLD = 100;

/** Puts kept facts right by those that stand in the shadow, on the connection that sees it, while scores are held. */
@Injectable()
export class MendFacts {
  constructor(private readonly database: Database) {}

  /** @param keptSince all events that came since then were read; undefined: there are none */
  async answers(tx: Transaction, keptSince: Instant | undefined): Promise<FactsFound> {
    return this.mend(tx, TABLES.answers, keptSince);
  }

  /** @param keptSince all events that came since then were read; undefined: there are none */
  async invitations(tx: Transaction, keptSince: Instant | undefined): Promise<FactsFound> {
    return this.mend(tx, TABLES.invitations, keptSince);
  }

  private async mend(tx: Transaction, table: FactTable, keptSince: Instant | undefined): Promise<FactsFound> {
    const { name, key, isNewer, at, isSamePerson } = table;
    const all = await this.columnsOf(tx, name);
    const told = all.filter((column) => ![key, ...GROUPS].includes(column));
    const list = (columns: readonly string[], table: string) =>
      columns.map((column) => `${table}.${column}`).join(', ');
    const kept = `${this.database.settings.schema}.${name}`;
    const mending = `mending_${name}`;
    await tx.query(trustedSql(`analyze pg_temp.${name}`));
    await tx.query(
      trustedSql(`
      create temp table ${mending} on commit drop as
      select coalesce(kept.${key}, told.${key}) as ${key}, case when kept.${key} is null then 'missing'
        when told.${key} is null or ${isNewer(this.database.settings.schema)} then 'notInEvents' else 'differing' end as why, ${at} as at
      from ${kept} as kept full join pg_temp.${name} as told on told.${key} = kept.${key}
      where kept.${key} is null or told.${key} is null or (${list(told, 'kept')}) is distinct from (${list(told, 'told')})`),
    );
    const unexplained = `why = 'notInEvents' and at >= $1::timestamptz`;
    const [found] = await tx.query<FactsFound>(
      trustedSql(
        `
      select (select count(*)::int from pg_temp.${name}) as told,
        count(*) filter (where why = 'missing')::int as missing, count(*) filter (where why = 'differing')::int as differing,
        count(*) filter (where why = 'notInEvents')::int as "notInEvents",
        count(*) filter (where ${unexplained})::int as unexplained,
        coalesce((array_agg(${key} order by ${key}) filter (where ${unexplained}))[:${MOST_TOLD}], '{}') as "firstUnexplained",
        (select count(*)::int from ${kept} as kept join pg_temp.${name} as told on told.${key} = kept.${key}
          where kept.customer_id = told.customer_id and (${list(GROUPS, 'kept')}) is distinct from (${list(GROUPS, 'told')})
        ) as "inFormerGroups"
      from ${mending}`,
        // The clock of a source may go ahead: an event that is cleared away may have had a later time than its arrival.
        [keptSince === undefined ? null : toIso(keptSince + MAX_AHEAD_MS)],
      ),
    );
    await tx.query(
      trustedSql(`
      insert into ${kept} (${all.join(', ')})
      select ${list(all, 'told')} from pg_temp.${name} as told join ${mending} as mending on mending.${key} = told.${key}
      where why = 'missing' order by told.${key}`),
    );
    const asCounted = (column: string) =>
      `${column} = case when ${isSamePerson} then kept.${column} else told.${column} end`;
    await tx.query(
      trustedSql(`
      update ${kept} as kept set ${[...told.map((column) => `${column} = told.${column}`), ...GROUPS.map(asCounted)].join(', ')}
      from pg_temp.${name} as told join ${mending} as mending on mending.${key} = told.${key}
      where kept.${key} = told.${key} and why = 'differing'`),
    );
    if (found === undefined) throw new Error('An aggregate has one row.');
    return found;
  }

  private async columnsOf(tx: Transaction, table: string): Promise<readonly string[]> {
    const columns = await tx.query<{ name: string }>(sql`
      select column_name as name from information_schema.columns
      where table_schema = ${this.database.settings.schema} and table_name = ${table} order by ordinal_position`);
    return columns.map(({ name }) => name);
  }
}
