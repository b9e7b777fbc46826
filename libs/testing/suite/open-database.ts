import { randomBytes } from 'node:crypto';
import { Database, platformMigrations } from '@sidetone/platform/database';
import { serviceDatabaseUrl, serviceSchema } from '@sidetone/platform/service';
import { required } from './required.js';
import { createSuiteDatabase, dropSuiteDatabase, TEST_DATABASE_PASSWORD } from './suite-database.js';

/** A service's schema in a database of its own, for tests that need no Kafka and no process. */
export interface SuiteDatabase {
  readonly database: Database;
  /** The address, with the service's role. */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a schema with the tables that every service has, and those of `migrations`. */
export async function openDatabase(migrations: readonly NewableFunction[] = []): Promise<SuiteDatabase> {
  const adminUrl = required('SIDETONE_TEST_DATABASE_URL');
  const name = `suite_${randomBytes(5).toString('hex')}`;
  const service = serviceSchema('scoring', TEST_DATABASE_PASSWORD);
  const url = serviceDatabaseUrl(await createSuiteDatabase(adminUrl, name), service);
  const tables = [...platformMigrations, ...migrations];
  const database = new Database({ url, schema: service.schema, poolSize: 5, migrations: tables });
  await database.open();
  return {
    database,
    url,
    async close() {
      await database.close();
      await dropSuiteDatabase(adminUrl, name);
    },
  };
}
