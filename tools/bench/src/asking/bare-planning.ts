import { trustedSql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';
import { DISPATCH } from './dispatch-world.js';

/** What planning leaves behind, each after what it follows from. */
const TABLES = ['frame_member', 'candidate', 'invitation', 'contact_clock', 'message', 'outbox'] as const;

/**
 * The yardstick: the rows that the service left behind, in their final state, put into the same empty tables by INSERT … SELECT, with all
 * indexes and constraints, in one transaction. Nothing is decided, looked up or told. Leaves the tables as they were.
 * @returns seconds
 */
export async function barePlanning(suite: Suite): Promise<number> {
  for (const table of TABLES)
    await suite.query(DISPATCH, trustedSql(`create unlogged table kept_${table} as table ${table}`));
  await suite.query(DISPATCH, trustedSql(`truncate ${TABLES.join(', ')}`));
  const inserts = TABLES.map((table) => `insert into ${table} overriding system value select * from kept_${table};`);
  const start = performance.now();
  await suite.query(DISPATCH, trustedSql(`begin; ${inserts.join(' ')} commit`));
  const seconds = (performance.now() - start) / 1_000;
  for (const table of TABLES) await suite.query(DISPATCH, trustedSql(`drop table kept_${table}`));
  return seconds;
}
