import { READING_ROLE, READING_SCHEMA } from '@sidetone/platform/database';
import pg from 'pg';
import type { Suite } from '../suite/index.js';

/** The number of rows that each view of the reading contract answers, as a reader asks: of those that are offered. */
export async function readViews(suite: Suite): Promise<Readonly<Record<string, number>>> {
  const url = new URL(suite.databaseUrl);
  url.username = READING_ROLE;
  url.password = 'test-password';
  const reader = new pg.Client({ connectionString: url.toString() });
  await reader.connect();
  try {
    const { rows: views } = await reader.query<{ view: string }>(
      `select distinct view from ${READING_SCHEMA}.contract order by view`,
    );
    const answers: [string, number][] = [];
    for (const { view } of views) {
      const { rowCount } = await reader.query(`select * from ${READING_SCHEMA}.${view}`);
      answers.push([view, rowCount ?? 0]);
    }
    return Object.fromEntries(answers);
  } finally {
    await reader.end();
  }
}
