import type { Sql } from '@sidetone/platform/database';

/** A column's time as the API writes it, `2026-11-23T10:15:00.000Z`; null stays null. `column` is our own text, never a caller's. */
export function utcTime(column: string): Sql {
  return { text: `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`, values: [] };
}
