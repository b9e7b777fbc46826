import pg from 'pg';
import type { ServiceSchema } from './provision-schemas.js';
import { READING_ROLE, READING_SCHEMA } from './reading-view.js';

/** Each column of the contract with its meaning, from the database's own catalogue: it tells of itself, whatever services added. */
const CONTRACT_VIEW = `
  create or replace view ${READING_SCHEMA}.contract as
    select relname::text as view, coalesce(substring(relname from '_v([0-9]+)$')::int, 1) as version,
      pg_get_userbyid(relowner)::text as offered_by, attnum::int as place, attname::text as column, format_type(atttypid, atttypmod) as type,
      col_description(pg_class.oid, attnum) as meaning, obj_description(pg_class.oid, 'pg_class') as about
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0
    where relnamespace = '${READING_SCHEMA}'::regnamespace and relkind = 'v' and relname <> 'contract'`;

/**
 * Creates what is missing of the reading contract: its schema, in which the services' roles offer views, and the role that reads them and nothing else.
 * Without a password the role may not log in. Safe to repeat.
 */
export async function provisionInsight(
  adminUrl: string,
  services: readonly ServiceSchema[],
  password: string | undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'sidetone provision' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [7_361_000]);
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [READING_ROLE]);
    const login = password ? `login password ${client.escapeLiteral(password)}` : 'nologin';
    await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${READING_ROLE} ${login}`);
    await client.query(`create schema if not exists ${READING_SCHEMA}`);
    await client.query(`revoke all on schema ${READING_SCHEMA} from public`);
    for (const { role } of services)
      await client.query(`grant usage, create on schema ${READING_SCHEMA} to ${client.escapeIdentifier(role)}`);
    await client.query(`grant usage on schema ${READING_SCHEMA} to ${READING_ROLE}`);
    await client.query(`alter role ${READING_ROLE} set search_path = ${READING_SCHEMA}`);
    await client.query(`alter role ${READING_ROLE} set default_transaction_read_only = on`);
    // A question of an analyst must not hold up the services for long.
    await client.query(`alter role ${READING_ROLE} set statement_timeout = '30s'`);
    await client.query(CONTRACT_VIEW);
    await client.query(`grant select on ${READING_SCHEMA}.contract to ${READING_ROLE}`);
  } finally {
    await client.end();
  }
}
