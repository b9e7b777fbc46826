import { createHmac } from 'node:crypto';
import pg from 'pg';

/** Creates a database unless it exists; returns the administrator's address of it. */
export async function createDatabase(adminUrl: string, name: string): Promise<string> {
  await asAdministrator(adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** Removes a database and cuts off whoever is connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdministrator(adminUrl, (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  );
}

/** Databases whose name begins so and to which nobody is connected: what earlier runs have left. */
export async function abandonedDatabases(adminUrl: string, namePrefix: string): Promise<readonly string[]> {
  return asAdministrator(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database
       where starts_with(datname, $1) and not exists (select 1 from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`,
      [namePrefix],
    );
    return rows.map(({ datname }) => datname);
  });
}

/**
 * A secret that derives from the administrator's password, so that it is the same for all who share the server: the roles
 * of the services belong to the whole server, and links must outlive a restart.
 */
export function derivedSecret(adminUrl: string, purpose: string): string {
  return createHmac('sha256', new URL(adminUrl).password).update(`sidetone ${purpose}`).digest('hex');
}

async function asAdministrator<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'sidetone tools' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
