import { sql, trustedSql } from '@sidetone/platform/database';
import type { ServiceName } from '@sidetone/platform/service';
import type { Suite } from '@sidetone/testing/suite';

/** As if a service had never run: all its tables empty, whatever they are called by now, its partitions in place, its consumer group gone. */
export async function forgetService(suite: Suite, service: ServiceName): Promise<void> {
  const tables = await suite.query<{ name: string }>(
    service,
    sql`select quote_ident(relname) as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition and relname not in ('migration', 'bare_event', 'kept_since')`,
  );
  if (tables.length > 0)
    await suite.query(service, trustedSql(`truncate ${tables.map(({ name }) => name).join(', ')}`));
  await suite.kafka.forgetGroup(service);
}
