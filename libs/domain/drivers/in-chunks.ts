/** Rows taken at a time: their sums are made by themselves and merged, so that it is the same wherever the rows lie. */
export const CHUNK_ROWS = 65_536;

/**
 * What each chunk of so many rows comes to, in order; at least one, so that there is something to merge where there are no rows.
 * @throws RangeError for chunks of no rows
 */
export function inChunks<T>(rows: number, chunkRows: number, of: (from: number, to: number) => T): readonly T[] {
  if (!(chunkRows >= 1)) throw new RangeError(`A chunk has 1 row or more, not ${chunkRows}.`);
  const chunks = Math.max(1, Math.ceil(rows / chunkRows));
  return Array.from({ length: chunks }, (_, chunk) => of(chunk * chunkRows, Math.min(rows, (chunk + 1) * chunkRows)));
}
