/** A master record's new content, or its deletion. */
export type MasterChange<Row> = { readonly id: string; readonly row: Row | undefined };

export interface Folded<Row> {
  /** Records that were deleted, to be forgotten before anything is kept. */
  readonly forget: readonly string[];
  /** Of each record the greatest version told after its last deletion. */
  readonly keep: readonly Row[];
}

/** What a batch of the log comes to: nothing that a deletion follows, and of each record at most one version. */
export function foldChanges<Row extends { readonly version: number }>(
  changes: readonly MasterChange<Row>[],
): Folded<Row> {
  const forget = new Set<string>();
  const keep = new Map<string, Row>();
  for (const { id, row } of changes) {
    const before = keep.get(id);
    if (row === undefined) {
      forget.add(id);
      keep.delete(id);
    } else if (before === undefined || row.version > before.version) keep.set(id, row);
  }
  return { forget: [...forget], keep: [...keep.values()] };
}
