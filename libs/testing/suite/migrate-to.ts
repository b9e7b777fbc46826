import { Database, platformMigrations, schemaOf } from '@sidetone/platform/database';
import type { ServiceName } from '@sidetone/platform/service';
import type { Suite } from './open-suite.js';

interface Migrated {
  readonly name: string;
  readonly migrations: readonly NewableFunction[];
}

/** The number in the name of a migration: 3 of `Exposures1000000000103`. */
const numberOf = (migration: NewableFunction): number => Number(migration.name.slice(-3)) - 100;

/** Brings a service's schema of the suite to where a version left it whose last migration has the number `upTo`. */
export async function migrateTo(suite: Suite, service: Migrated, upTo: number): Promise<void> {
  const database = new Database({
    url: suite.databaseUrlOf(service.name as ServiceName),
    schema: schemaOf(service.name),
    poolSize: 1,
    migrations: [...platformMigrations, ...service.migrations.filter((migration) => numberOf(migration) <= upTo)],
  });
  try {
    await database.open();
  } finally {
    await database.close();
  }
}
