/** A row of a file by the names of our columns. */
export interface FileRow {
  /** Where it stands in the file, from 1; the header is line 1. */
  readonly line: number;
  /** As it stands there. */
  readonly text: string;
  readonly content: RowContent;
}

export type RowContent =
  /** `cell` gives the trimmed text of a column; undefined where it is empty or there is no such column. */
  | { readonly kind: 'cells'; readonly cell: (column: string) => string | undefined }
  | { readonly kind: 'leftOut' }
  | { readonly kind: 'broken'; readonly reason: string };
