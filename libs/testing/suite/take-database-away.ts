import pg from 'pg';
import type { Suite } from './open-suite.js';

/** Takes the suite's database away: every connection is cut, and no other is let in. Returns how it is brought back. */
export async function takeDatabaseAway(suite: Suite): Promise<() => Promise<void>> {
  const url = new URL(suite.databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const asked = async (text: string): Promise<void> => {
    const admin = new pg.Client({ connectionString: url.toString() });
    await admin.connect();
    try {
      await admin.query(
        text.replaceAll('{name}', admin.escapeIdentifier(name)).replaceAll('{text}', admin.escapeLiteral(name)),
      );
    } finally {
      await admin.end();
    }
  };
  await asked('alter database {name} allow_connections false');
  await asked('select pg_terminate_backend(pid) from pg_stat_activity where datname = {text}');
  return () => asked('alter database {name} allow_connections true');
}
