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
  /** Raised with every change of what follows: of two programs, the one with the greater version says how the views are. */
  readonly version: number;
  /** Statements `create or replace function insight.…`, made before the views. */
  readonly functions: readonly string[];
  /** A view may read those before it. */
  readonly views: readonly ReadingView[];
}

/** The schema of the contract, and the role that reads it and nothing else. */
export const READING_SCHEMA = 'insight';
export const READING_ROLE = 'sidetone_insight';

/** Whether PostgreSQL can replace a view of the columns `existing` by one of those wanted: it adds columns at the end, and no more. */
export function isReplaceable(existing: readonly string[], wanted: readonly string[]): boolean {
  return existing.every((column, index) => column === wanted[index]);
}

/** Our own words as a text of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
