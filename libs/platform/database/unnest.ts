import { trustedSql, type Sql } from './sql.js';

/** How a column gets its values: from the row's field of the same name, or as told. */
export type Column<Row> = string | readonly [type: string, value: (row: Row, index: number) => unknown];

/** Column name → PostgreSQL type, in the order of the resulting table expression. */
export type ColumnTypes<Row> = { readonly [K in keyof Row & string]: string };

/**
 * Rows as a table expression with the given columns. One statement, whatever the number of rows. `null` and `undefined` become
 * NULL, objects JSON text. Timestamps may be given as RFC 3339 text. A column that is the same in all rows is sent once,
 * and then stands last: name the columns, never select all of them.
 */
export function unnest<Row extends object>(
  columns: Readonly<Record<string, Column<Row>>>,
  rows: readonly Row[],
  alias = 'rows',
): Sql {
  const all = Object.entries(columns).map(([name, column]) => valuesOf(name, column, rows));
  const differing = all.filter(({ values }, index) => index === 0 || !isConstant(values));
  const constant = all.filter((column) => !differing.includes(column));
  const parameters = [
    ...differing.map(({ type, values }) => arrayParameter(type, values)),
    ...constant.map(scalarParameter),
  ];
  const expressions = parameters.map(({ expression }, index) => expression(`$${index + 1}`));
  const scalars = constant.map(({ name }, index) => `, ${expressions[differing.length + index]} as ${name}`).join('');
  const arrays = expressions.slice(0, differing.length).join(', ');
  const names = differing.map(({ name }) => name).join(', ');
  return trustedSql(
    `(select each.*${scalars} from unnest(${arrays}) as each (${names})) as ${alias}`,
    parameters.map(({ value }) => value),
  );
}

interface ColumnValues {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
}

function valuesOf<Row extends object>(name: string, column: Column<Row>, rows: readonly Row[]): ColumnValues {
  const [type, read] = typeof column === 'string' ? [column, (row: Row): unknown => row[name as keyof Row]] : column;
  return { name, type, values: rows.map(read) };
}

function isConstant(values: readonly unknown[]): boolean {
  const [first] = values;
  return values.length > 1 && (typeof first !== 'object' || first === null) && values.every((value) => value === first);
}

interface Parameter {
  readonly value: unknown;
  readonly expression: (placeholder: string) => string;
}

function arrayParameter(type: string, values: readonly unknown[]): Parameter {
  return (type === 'text' ? joinedText(values) : undefined) ?? arrayLiteral(type, values);
}

function scalarParameter({ type, values: [value] }: ColumnValues): Parameter {
  return { value: value ?? null, expression: (placeholder) => `${placeholder}::${type}` };
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
  const value = (PLAIN_TYPES.has(type) ? plainArray(values) : undefined) ?? `{${values.map(element).join(',')}}`;
  return { value, expression: (placeholder) => `${placeholder}::${type}[]` };
}

/** Types no value of which needs quotes in an array, nor is the word NULL. */
const PLAIN_TYPES: ReadonlySet<string> = new Set([
  'uuid',
  'date',
  'bool',
  'int',
  'int8',
  'bigint',
  'float8',
  'numeric',
]);
const PLAIN_ARRAY = /^[\w.+,:-]*$/;

/** An array of plain values, looked at as a whole: looking at each shows in profiles. Undefined where a value is not plain. */
function plainArray(values: readonly unknown[]): string | undefined {
  const parts = new Array<unknown>(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 'NULL';
    if (typeof value === 'object' || (typeof value === 'string' && value.includes(','))) return undefined;
    parts[index] = value;
  }
  const text = parts.join(',');
  return PLAIN_ARRAY.test(text) ? `{${text}}` : undefined;
}

const NEEDS_NO_QUOTES = /^[\w.:+-]+$/;

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (NEEDS_NO_QUOTES.test(text) && text.toUpperCase() !== 'NULL') return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
