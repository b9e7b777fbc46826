import type { QueryRunner } from 'typeorm';
import { inTransaction } from './in-transaction.js';
import { isReplaceable, literal, READING_ROLE, READING_SCHEMA, type ReadingContract } from './reading-view.js';

/** Whether the schema of the reading contract is there and this role may offer views in it; else `sidetone provision` is to be run first. */
export async function mayPublish(runner: QueryRunner): Promise<boolean> {
  const [found]: { may: boolean | null }[] = await runner.query(
    `select has_schema_privilege(oid, 'create') and to_regrole('${READING_ROLE}') is not null as may
     from pg_namespace where nspname = '${READING_SCHEMA}'`,
  );
  return found?.may ?? false;
}

/**
 * Makes the functions and views of a service as they are described, in one transaction: readers see the old ones or the new ones. Those of
 * a newer version stay as they are: a replica of the version before may be started beside it.
 */
export async function publishContract(
  runner: QueryRunner,
  contract: ReadingContract,
  tell: (line: string) => void,
): Promise<void> {
  const standing = await standingVersion(runner);
  if (standing > contract.version) {
    tell(`The views stay as version ${standing} of them has it: this program knows version ${contract.version}.`);
    return;
  }
  await inTransaction(runner, async () => {
    if (await mustBeMadeAnew(runner, contract)) await dropViews(runner, contract);
    for (const statement of contract.functions) await runner.query(statement);
    for (const { name, about, columns, query } of contract.views) {
      const view = `${READING_SCHEMA}.${name}`;
      await runner.query(`create or replace view ${view} (${Object.keys(columns).join(', ')}) as ${query}`);
      const comments = Object.entries(columns).map(
        ([column, meaning]) => `comment on column ${view}.${column} is ${literal(meaning)}`,
      );
      await runner.query(
        [
          `comment on view ${view} is ${literal(about)}`,
          ...comments,
          `grant select on ${view} to ${READING_ROLE}`,
        ].join('; '),
      );
    }
    await runner.query(
      `insert into reading_contract (version) values ($1)
       on conflict (one) do update set version = excluded.version, published_at = now()`,
      [contract.version],
    );
  });
}

/** Takes the views of a service away, for a migration that changes what they read. They come back when it is done. */
export async function withdrawContract(runner: QueryRunner, contract: ReadingContract): Promise<void> {
  await inTransaction(runner, () => dropViews(runner, contract));
}

/** Whether a migration failed because views stand on what it changes. */
export function isHeldByViews(error: unknown): boolean {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return code === '2BP01' || code === '0A000';
}

/** The version of the views that stand; 0 where none was noted. */
async function standingVersion(runner: QueryRunner): Promise<number> {
  const [found]: { version: number }[] = await runner.query('select version from reading_contract');
  return found?.version ?? 0;
}

async function mustBeMadeAnew(runner: QueryRunner, { views }: ReadingContract): Promise<boolean> {
  const rows: { view: string; columns: string[] }[] = await runner.query(
    `select relname as view, array_agg(attname::text order by attnum) as columns
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace join pg_attribute on attrelid = pg_class.oid and attnum > 0
     where nspname = '${READING_SCHEMA}' and relkind = 'v' group by relname`,
  );
  const existing = new Map(rows.map(({ view, columns }) => [view, columns]));
  return views.some(({ name, columns }) => !isReplaceable(existing.get(name) ?? [], Object.keys(columns)));
}

/** Not with what others made on top of them: that is not ours to drop, and PostgreSQL names it in its refusal. */
async function dropViews(runner: QueryRunner, { views }: ReadingContract): Promise<void> {
  const names = views.map(({ name }) => `${READING_SCHEMA}.${name}`);
  if (names.length > 0) await runner.query(`drop view if exists ${names.join(', ')}`);
}
