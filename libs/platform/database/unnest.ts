import type { Sql } from './sql.js';

/** How a column gets its values: from the row's field of the same name, or as told. */
export type Column<Row> = string | readonly [type: string, value: (row: Row, index: number) => unknown];

/** Column name → PostgreSQL type, in the order of the resulting table expression. */
export type ColumnTypes<Row> = { readonly [K in keyof Row & string]: string };

/**
 * Rows as a table expression: `unnest($1::int[], …) as rows (a, …)`. One statement, whatever the number of rows.
 * `null` and `undefined` become NULL, objects JSON text. Timestamps may be given as RFC 3339 text.
 */
export function unnest<Row extends object>(
  columns: Readonly<Record<string, Column<Row>>>,
  rows: readonly Row[],
  alias = 'rows',
): Sql {
  const names = Object.keys(columns);
  const parameters = names.map((name) => parameter(columns[name] ?? 'text', name, rows));
  const expressions = parameters.map(({ expression }, index) => expression(`$${index + 1}`));
  return {
    text: `unnest(${expressions.join(', ')}) as ${alias} (${names.join(', ')})`,
    values: parameters.map(({ value }) => value),
  };
}

interface Parameter {
  readonly value: string;
  readonly expression: (placeholder: string) => string;
}

function parameter<Row extends object>(column: Column<Row>, name: string, rows: readonly Row[]): Parameter {
  const [type, read] = typeof column === 'string' ? [column, (row: Row): unknown => row[name as keyof Row]] : column;
  const values = rows.map(read);
  if (type !== 'text') return arrayLiteral(type, values);
  return joinedText(values) ?? arrayLiteral(type, values);
}

/** ASCII's own separators: no id, and no JSON text, holds one. */
const UNIT_SEPARATOR = '\u001f';
const NULL_MARK = '\u001e';

/** Text that only needs to be joined: quoting each element of an array literal shows in profiles. Undefined where a value stands in the way. */
function joinedText(values: readonly unknown[]): Parameter | undefined {
  const parts = new Array<string>(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) {
      parts[index] = NULL_MARK;
    } else {
      if (typeof value !== 'string' || value === NULL_MARK || value.includes(UNIT_SEPARATOR)) return undefined;
      parts[index] = value;
    }
  }
  const value = parts.join(UNIT_SEPARATOR);
  // An empty text splits into no element, not into one that is empty.
  if (value === '') return undefined;
  return { value, expression: (placeholder) => `string_to_array(${placeholder}::text, e'\\x1f', e'\\x1e')` };
}

function arrayLiteral(type: string, values: readonly unknown[]): Parameter {
  return { value: `{${values.map(element).join(',')}}`, expression: (placeholder) => `${placeholder}::${type}[]` };
}

const NEEDS_NO_QUOTES = /^[\w.:+-]+$/;

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (NEEDS_NO_QUOTES.test(text) && text.toUpperCase() !== 'NULL') return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
