import type { RefusedRow, StoredFile } from './take-rows/file-store.js';
import type { RowCounts } from './take-rows/range-counts.js';

/** What became of the rows of a file: `rows` = accepted + dropped + refused. */
export interface FileReport {
  readonly id: string;
  readonly kind: 'cdr' | 'pm';
  readonly source: string;
  readonly name: string;
  readonly zone: string;
  readonly mapping: string | null;
  /** `taking` while its rows are taken, and where that was broken off: send it again, and the rest is taken. */
  readonly state: 'taking' | 'taken';
  readonly startedAt: string;
  readonly touchedAt: string;
  readonly rows: number;
  readonly accepted: number;
  readonly dropped: readonly { readonly reason: string; readonly rows: number }[];
  readonly refused: number;
  /** The first 1,000 of them. */
  readonly refusedRows: readonly RefusedRow[];
  /** Events that came of it. */
  readonly published: number;
  /** Failed calls whose number belonged to no known subscription. */
  readonly parked: number;
  /** Calls whose last record had not come. */
  readonly waiting: number;
  /** Measurements that the counters did not allow. */
  readonly leftOut: readonly { readonly reason: string; readonly measurements: number }[];
}

/** The report of a file, or of one upload of it. */
export function fileReport(file: StoredFile, counts: RowCounts, refusedRows: readonly RefusedRow[]): FileReport {
  const { fileId, kind, source, name, zone, mapping, state, startedAt, touchedAt } = file;
  const { rows, accepted, dropped, refused, published, parked, waiting, leftOut } = counts;
  return {
    id: fileId,
    kind,
    source,
    name,
    zone,
    mapping,
    state,
    startedAt,
    touchedAt,
    rows,
    accepted,
    dropped: byCount(dropped).map(([reason, count]) => ({ reason, rows: count })),
    refused,
    refusedRows,
    published,
    parked,
    waiting,
    leftOut: byCount(leftOut).map(([reason, count]) => ({ reason, measurements: count })),
  };
}

function byCount(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts).sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
}
