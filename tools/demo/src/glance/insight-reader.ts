import type { Static, TObject } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import pg from 'pg';

export interface InsightReader {
  /** The rows of a question. @throws Error where the database is away or a row is of another shape */
  rows<Shape extends TObject>(sql: string, shape: Shape): Promise<readonly Static<Shape>[]>;
  stop(): Promise<void>;
}

const MOST_CONNECTIONS = 3;
const CONNECT_MS = 3_000;
const ANSWER_MS = 10_000;
const NUMBERS: readonly number[] = [pg.types.builtins.INT8, pg.types.builtins.NUMERIC];

const ajv = new Ajv();

/** Counts as numbers, which they are small enough for, and moments as ISO 8601. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') => {
    if (NUMBERS.includes(id)) return Number;
    if (id === pg.types.builtins.TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    return pg.types.getTypeParser(id, format) as (text: string) => unknown;
  },
};

/** Reads the reading contract with the role that may read nothing else. `timeZone` is what its days follow. */
export function openInsight(databaseUrl: string, timeZone: string): InsightReader {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'sidetone page',
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    options: `-c timezone=${timeZone}`,
    types,
  });
  // A connection that idles may be ended under it; the next question makes another.
  pool.on('error', () => undefined);
  return {
    async rows(sql, shape) {
      const isRow = ajv.compile<Static<typeof shape>>(shape);
      const { rows } = await pool.query<Record<string, unknown>>(sql);
      return rows.map((row) => {
        if (isRow(row)) return row;
        throw new Error(`A row of ${Object.keys(row).join(', ')} is of another shape: ${ajv.errorsText(isRow.errors)}`);
      });
    },
    stop: () => pool.end(),
  };
}
