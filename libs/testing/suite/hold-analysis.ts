import { sql } from '@sidetone/platform/database';
import pg from 'pg';
import { eventually } from './eventually.js';
import type { Suite } from './open-suite.js';

/** A connection that holds a lock until it is let go. */
export interface Hold {
  release(): Promise<void>;
}

const held = new Set<pg.Client>();

/** Lets go of everything that is held: for after each test, as one that failed has not released what it held. */
export async function letGo(): Promise<void> {
  await Promise.all([...held].map((client) => client.end().catch(() => undefined)));
  held.clear();
}

/** Runs `statement` in a transaction that stays open: whoever needs what it locks waits. */
export async function hold(suite: Suite, statement: string): Promise<Hold> {
  const client = new pg.Client({ connectionString: suite.databaseUrlOf('kpi-correlation') });
  client.on('error', () => undefined); // a test may cut every connection there is
  await client.connect();
  held.add(client);
  await client.query('begin');
  await client.query(statement);
  return {
    release: () => {
      held.delete(client);
      return client.end().catch(() => undefined);
    },
  };
}

/** Holds the table of customers: every analysis waits for it, and nothing else does. */
export const holdCustomers = (suite: Suite): Promise<Hold> =>
  hold(suite, 'lock table customer in access exclusive mode');

/** Keeps an analysis from reading lines, which no view reads: a service that starts meanwhile offers its views. */
export const holdLines = (suite: Suite): Promise<Hold> =>
  hold(suite, 'lock table subscription in access exclusive mode');

const ANALYSIS = sql`application_name like '%analysis' and datname = current_database() and wait_event_type = 'Lock'`;

/** Waits until an analysis waits for a lock. */
export async function analysisHeld(suite: Suite): Promise<void> {
  await eventually(
    async () => {
      const rows = await suite.query('kpi-correlation', sql`select 1 from pg_stat_activity where ${ANALYSIS}`);
      if (rows.length === 0) throw new Error('no analysis waits');
    },
    { withinMs: 30_000 },
  );
}

/** Has the server cut the connection of the analysis that waits. */
export async function cutAnalysis(suite: Suite): Promise<void> {
  await analysisHeld(suite);
  await suite.query('kpi-correlation', sql`select pg_terminate_backend(pid) from pg_stat_activity where ${ANALYSIS}`);
}
