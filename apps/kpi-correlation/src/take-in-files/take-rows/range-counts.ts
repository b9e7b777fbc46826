import type { RangeResult } from './row-fate.js';

/** What became of the rows of a range, of an upload, or of a file. */
export interface RowCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly refused: number;
  readonly published: number;
  readonly parked: number;
  readonly waiting: number;
  readonly leftOut: Readonly<Record<string, number>>;
}

export const NO_ROWS: RowCounts = {
  rows: 0,
  accepted: 0,
  dropped: {},
  refused: 0,
  published: 0,
  parked: 0,
  waiting: 0,
  leftOut: {},
};

/** Rows that this file brought before. */
export const TAKEN_BEFORE = 'taken before, when this file was sent';

/** As an upload tells it: what was taken before is without effect now. */
export function countsOfUpload({ fates, ...effects }: RangeResult): RowCounts {
  const dropped = tally(
    fates.flatMap((fate) =>
      fate.kind === 'dropped' ? [fate.reason] : fate.kind === 'takenBefore' ? [TAKEN_BEFORE] : [],
    ),
  );
  const of = (kind: string): number => fates.filter((fate) => fate.kind === kind).length;
  return { rows: fates.length, accepted: of('accepted'), dropped, refused: of('refused'), ...effects };
}

/** As the file stands: a row that was taken before is one of those accepted. `before` is what an earlier version of the range had come to. */
export function countsOfFile(result: RangeResult, before: RowCounts | undefined): RowCounts {
  const standing = countsOfUpload({
    ...result,
    fates: result.fates.map((fate) => (fate.kind === 'takenBefore' ? { kind: 'accepted' } : fate)),
  });
  if (before === undefined) return standing;
  const { published, parked, waiting } = before;
  return {
    ...standing,
    published: standing.published + published,
    parked: standing.parked + parked,
    waiting: standing.waiting + waiting,
    leftOut: added(standing.leftOut, before.leftOut),
  };
}

/** A range that was done before, as an upload tells it. */
export function countsOfRepeat(before: RowCounts): RowCounts {
  const { rows, accepted, dropped, refused } = before;
  return {
    ...NO_ROWS,
    rows,
    refused,
    dropped: accepted > 0 ? added(dropped, { [TAKEN_BEFORE]: accepted }) : dropped,
  };
}

export function sumOfCounts(one: RowCounts, other: RowCounts): RowCounts {
  return {
    rows: one.rows + other.rows,
    accepted: one.accepted + other.accepted,
    dropped: added(one.dropped, other.dropped),
    refused: one.refused + other.refused,
    published: one.published + other.published,
    parked: one.parked + other.parked,
    waiting: one.waiting + other.waiting,
    leftOut: added(one.leftOut, other.leftOut),
  };
}

export function tally(reasons: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function added(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum = { ...one };
  for (const [reason, count] of Object.entries(other)) sum[reason] = (sum[reason] ?? 0) + count;
  return sum;
}
