import { toIso, type Instant } from '@sidetone/domain/time';
import { trustedSql } from '@sidetone/platform/database';
import type { Case } from './case.js';

/** Columns of `cases` with their types, in the order in which they are written. */
export const caseColumns = {
  case_id: 'text',
  response_id: 'text',
  response_revision: 'bigint',
  invitation_id: 'text',
  survey_id: 'text',
  customer_id: 'text',
  contact_id: 'text',
  subscription_id: 'text',
  journey_area: 'text',
  score: 'smallint',
  band: 'text',
  priority: 'int',
  team: 'text',
  state: 'text',
  state_changed_at: 'timestamptz',
  alert: 'boolean',
  overdue: 'boolean',
  escalation_level: 'int',
  opened_at: 'timestamptz',
  first_contact_due: 'timestamptz',
  resolve_due: 'timestamptz',
  contacted_at: 'timestamptz',
  closed_at: 'timestamptz',
  outcome: 'text',
  root_cause: 'text',
  withdrawn: 'boolean',
  version: 'int',
} as const;

type Column = keyof typeof caseColumns;

const columns = Object.keys(caseColumns) as readonly Column[];
const fieldOf = (column: Column): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const isTime = (column: Column): boolean => caseColumns[column] === 'timestamptz';

/** `case_id, response_id, …` */
export const columnList = trustedSql(columns.join(', '));

/** `case_id = rows.case_id, …` */
export const assignments = trustedSql(columns.map((column) => `${column} = rows.${column}`).join(', '));

/** Select list that reads a row as a `Case`: times as milliseconds, big integers as numbers. */
export const asCase = trustedSql(columns.map((column) => `${readable(column)} as "${fieldOf(column)}"`).join(', '));

function readable(column: Column): string {
  if (isTime(column)) return `(extract(epoch from ${column}) * 1000)::float8`;
  return caseColumns[column] === 'bigint' ? `${column}::float8` : column;
}

/** A case as a row to write. */
export function rowOf(one: Case): { readonly [K in Column]: unknown } {
  const fields: Readonly<Record<string, unknown>> = { ...one };
  const entries = columns.map((column) => {
    const value = fields[fieldOf(column)];
    return [column, isTime(column) && typeof value === 'number' ? toIso(value satisfies Instant) : value];
  });
  return Object.fromEntries(entries);
}
