/** What became of a row of a file. */
export type RowFate =
  | { readonly kind: 'accepted' }
  /** It was taken when this file was sent before, at the same place. */
  | { readonly kind: 'takenBefore' }
  | { readonly kind: 'dropped'; readonly reason: string }
  /** A dead letter. The reason says what to mend, and holds no value of the row. */
  | { readonly kind: 'refused'; readonly reason: string };

/** A row with its place among the rows of its file, from 1. */
export interface PlacedRow<Row> {
  readonly rowNo: number;
  readonly row: Row;
}

/** What became of some rows, in their order, and what came of them. */
export interface RangeResult {
  readonly fates: readonly RowFate[];
  readonly published: number;
  /** Failed calls whose number belongs to no known subscription. */
  readonly parked: number;
  /** Calls whose last record has not come. */
  readonly waiting: number;
  /** Measurements that the counters did not allow, by KPI and reason. */
  readonly leftOut: Readonly<Record<string, number>>;
}
