import { stringify } from 'csv-stringify/sync';

export type CsvValue = string | number | boolean | null | undefined;

/** How the items of a list look as CSV: under which names, and in how many rows each. */
export interface CsvForm<Item> {
  readonly columns: readonly string[];
  rowsOf(item: Item): readonly (readonly CsvValue[])[];
}

/** One row for each item. */
export function oneRowEach<Item>(columns: Readonly<Record<string, (item: Item) => CsvValue>>): CsvForm<Item> {
  const readers = Object.values(columns);
  return { columns: Object.keys(columns), rowsOf: (item) => [readers.map((read) => read(item))] };
}

/**
 * Items as CSV by RFC 4180, with a header row (rule R19). What a spreadsheet would take for a formula is prefixed with an apostrophe (rule R7);
 * a number is none, even when it is negative. Absent is an empty cell.
 */
export function toCsv<Item>(items: readonly Item[], { columns, rowsOf }: CsvForm<Item>): string {
  return stringify(
    items.flatMap((item) => rowsOf(item).map((row) => [...row])),
    {
      header: true,
      columns: [...columns],
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: {
        number: (value) => ({ value: String(value), escape_formulas: false }),
        boolean: (value) => String(value),
      },
    },
  );
}
