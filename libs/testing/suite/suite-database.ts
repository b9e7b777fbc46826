import { provisionInsight, provisionSchemas } from '@sidetone/platform/database';
import { serviceNames, serviceSchema } from '@sidetone/platform/service';
import pg from 'pg';

const TEMPLATE = 'sidetone_template';
const TEMPLATE_LOCK = 7_361_010;
export const TEST_DATABASE_PASSWORD = 'test-password';

/** Makes a database of its own from the template with all schemas and roles; the first suite makes the template. Returns the administrator's address of it. */
export async function createSuiteDatabase(adminUrl: string, name: string): Promise<string> {
  await withAdmin(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount === 0) {
      await client.query(`create database ${TEMPLATE}`);
      const schemas = serviceNames.map((service) => serviceSchema(service, TEST_DATABASE_PASSWORD));
      await provisionSchemas(addressOf(adminUrl, TEMPLATE), schemas);
      await provisionInsight(addressOf(adminUrl, TEMPLATE), schemas, TEST_DATABASE_PASSWORD);
    }
    await client.query(`create database ${client.escapeIdentifier(name)} template ${TEMPLATE}`);
  });
  return addressOf(adminUrl, name);
}

export async function dropSuiteDatabase(adminUrl: string, name: string): Promise<void> {
  await withAdmin(adminUrl, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
}

async function withAdmin(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function addressOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}
