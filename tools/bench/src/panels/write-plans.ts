import { writeFile } from 'node:fs/promises';
import type pg from 'pg';
import type { AskedPanel } from './ask-panels.js';

export const slowestFirst = (asked: readonly AskedPanel[]): readonly AskedPanel[] =>
  [...asked].sort((one, other) => other.milliseconds - one.milliseconds);

/** Writes how the database finds the answers, to a file for people. */
export async function writePlans(reader: pg.Client, asked: readonly AskedPanel[], file: string): Promise<void> {
  const parts: string[] = [];
  for (const { where, days, sql } of asked) {
    const { rows } = await reader.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${sql}`);
    const lines = rows.map((row) => row['QUERY PLAN']);
    parts.push([`${where}, ${Math.round(days)} days`, sql, ...lines].join('\n'));
  }
  await writeFile(file, `${parts.join('\n\n')}\n`);
}
