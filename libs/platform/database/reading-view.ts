/** A view of the reading contract: what analysts, dashboards and BI tools may rely on. */
export interface ReadingView {
  /** Without the schema; a successor that breaks readers is called `<name>_v2` and stands beside it. */
  readonly name: string;
  /** What a row is. */
  readonly about: string;
  /** Each column in order: its meaning, its unit, and when it is null. */
  readonly columns: Readonly<Record<string, string>>;
  /** A query over the tables of the service that offers the view, with a column for each of `columns`. Our own text. */
  readonly query: string;
}

/** What one service offers. */
export interface ReadingContract {
  /** Statements `create or replace function insight.…`, made before the views. */
  readonly functions: readonly string[];
  /** A view may read those before it. */
  readonly views: readonly ReadingView[];
}

/** The schema of the contract, and the role that reads it and nothing else. */
export const READING_SCHEMA = 'insight';
export const READING_ROLE = 'sidetone_insight';

/** What is to be done about views so that they are as described. */
export type ViewChange = 'replace' | 'keep' | 'makeAnew';

/**
 * How a view comes to have the columns wanted. PostgreSQL replaces a view only where columns are added at its end. One that has all wanted columns and
 * more was made by a newer version of the service, whose replicas run already: it stays.
 */
export function viewChange(existing: readonly string[], wanted: readonly string[]): ViewChange {
  if (existing.every((column, index) => column === wanted[index])) return 'replace';
  return wanted.every((column) => existing.includes(column)) && existing.length > wanted.length ? 'keep' : 'makeAnew';
}

/** Our own words as a text of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
