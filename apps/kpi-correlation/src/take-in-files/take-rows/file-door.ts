import type { Transaction } from '@sidetone/platform/database';
import type { FileRow } from '../read-file/file-row.js';
import type { PlacedRow, RangeResult } from './row-fate.js';

/** Rows of one file, as a door takes them. */
export interface FileDoor {
  /** Takes rows and publishes what comes of them, in the transaction that remembers them. */
  take(tx: Transaction, fileNo: number, rows: readonly PlacedRow<FileRow>[]): Promise<RangeResult>;
  /** A row as it may be kept: without telephone numbers. */
  masked(row: FileRow): string;
}
