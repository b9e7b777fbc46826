import type { Topic } from '@sidetone/domain/cases';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, type Sql } from '@sidetone/platform/database';

/** Which cases a report is of: those opened in a span. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly topic?: Topic | undefined;
  readonly team?: string | undefined;
}

/** What the cases of a report meet. Only what is asked stands there, so that an index of just that is found. */
export function inSpan({ from, to, topic, team }: Span): Sql {
  return sql`opened_at >= ${toIso(from)}::timestamptz and opened_at < ${toIso(to)}::timestamptz and state <> 'withdrawn'
    ${topic === undefined ? sql`` : sql`and topic = ${topic}`} ${team === undefined ? sql`` : sql`and team = ${team}`}`;
}
