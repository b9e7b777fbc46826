import type { Sql } from './sql.js';

/** Column name → PostgreSQL type, in the order of the resulting table expression. */
export type ColumnTypes<Row> = { readonly [K in keyof Row & string]: string };

/**
 * Rows as a table expression: `unnest($1::text[], $2::int[]) as rows (a, b)`. One statement, whatever the number of rows.
 * `null` and `undefined` become NULL. Timestamps may be given as RFC 3339 text.
 */
export function unnest<Row extends object>(columns: ColumnTypes<Row>, rows: readonly Row[], alias = 'rows'): Sql {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const casts = names.map((name, index) => `$${index + 1}::${columns[name]}[]`);
  return {
    text: `unnest(${casts.join(', ')}) as ${alias} (${names.join(', ')})`,
    values: names.map((name) => arrayLiteral(rows, name)),
  };
}

/** PostgreSQL's array literal. Written here because the driver's own quotes every element with a regular expression, which shows in profiles. */
function arrayLiteral<Row extends object>(rows: readonly Row[], column: keyof Row): string {
  let literal = '{';
  for (let index = 0; index < rows.length; index += 1) {
    if (index > 0) literal += ',';
    const row = rows[index];
    literal += row === undefined ? 'NULL' : element(row[column]);
  }
  return `${literal}}`;
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  return quoted(JSON.stringify(value));
}

function quoted(text: string): string {
  if (!text.includes('"') && !text.includes('\\')) return `"${text}"`;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
