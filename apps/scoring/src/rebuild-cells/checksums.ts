import { sql, trustedSql, type Database, type Sql, type Transaction } from '@sidetone/platform/database';
import { COUNT_COLUMNS } from '../keep-cells/cell-place.js';

/** Of the rows of one kind, whatever their order: how many there are, and a sum of their hashes (64 bits, in hex). */
export interface Checksum {
  readonly rows: number;
  readonly sum: string;
}

export const CHECKED = ['answers', 'invitations', 'days', 'months', 'weeks'] as const;
export type Checksums = Readonly<Record<(typeof CHECKED)[number], Checksum>>;

const counts = COUNT_COLUMNS.join(', ');
const windowCounts = 'promoters, passives, detractors, invited';
/** Cells and windows that were emptied stay as zeros, and are equal to none. */
const notEmpty = (columns: string) =>
  `(${columns}) <> (${columns
    .split(', ')
    .map(() => '0')
    .join(', ')})`;

const ROWS: Readonly<Record<(typeof CHECKED)[number], Sql>> = {
  answers: trustedSql('select counted::text as line from answer_fact as counted'),
  invitations: trustedSql('select counted::text as line from invitation_fact as counted'),
  days: trustedSql(`select row(dimension, kind, journey_area, value, day, stratum, ${counts})::text as line
    from score_cell where ${notEmpty(counts)}`),
  months: trustedSql(`select row(dimension, kind, journey_area, value, month, stratum, ${counts})::text as line
    from score_month where ${notEmpty(counts)}`),
  weeks: trustedSql(`select row(kind, area, week, ${windowCounts})::text as line
    from score_window where ${notEmpty(windowCounts)}`),
};

/** Checksums of the facts and of what is kept of them, by which two states, or two installations, can be held against each other. */
export function readChecksums(database: Database): Promise<Checksums> {
  return database.transaction(async (tx) => {
    // All of one moment, and times as text the same on every server.
    await tx.query(sql`set transaction isolation level repeatable read`);
    await tx.query(sql`set local timezone = 'UTC'`);
    return {
      answers: await checksumOf('answers', tx),
      invitations: await checksumOf('invitations', tx),
      days: await checksumOf('days', tx),
      months: await checksumOf('months', tx),
      weeks: await checksumOf('weeks', tx),
    };
  });
}

async function checksumOf(part: (typeof CHECKED)[number], tx: Transaction): Promise<Checksum> {
  const [row] = await tx.query<{ rows: number; sum: string }>(sql`
    select count(*)::int as rows, coalesce(sum(hashtextextended(line, 0)), 0)::text as sum from (${ROWS[part]}) as lines`);
  const sum = BigInt.asUintN(64, BigInt(row?.sum ?? 0));
  return { rows: row?.rows ?? 0, sum: sum.toString(16).padStart(16, '0') };
}
