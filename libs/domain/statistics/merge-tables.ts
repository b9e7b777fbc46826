import { withMargins, type ContingencyTable } from './contingency-table.js';

/** The table of all observations from the tables of its parts, each observation being in one part; exact. No parts: an empty table. */
export function mergeTables(parts: readonly ContingencyTable[]): ContingencyTable {
  const rowValues = union(parts.map((part) => part.rowValues));
  const columnValues = union(parts.map((part) => part.columnValues));
  const rowOf = positions(rowValues);
  const columnOf = positions(columnValues);
  const counts = new Float64Array(rowValues.length * columnValues.length);
  for (const part of parts) {
    const rows = Uint32Array.from(part.rowValues, (value) => rowOf.get(value) ?? 0);
    part.columnValues.forEach((value, column) => {
      const base = (columnOf.get(value) ?? 0) * rowValues.length;
      rows.forEach((row, index) => {
        counts[base + row] = (counts[base + row] ?? 0) + (part.counts[column * rows.length + index] ?? 0);
      });
    });
  }
  return withMargins(rowValues, columnValues, counts);
}

function union(lists: readonly Float64Array[]): Float64Array {
  return Float64Array.from(new Set(lists.flatMap((list) => [...list]))).sort();
}

function positions(values: Float64Array): Map<number, number> {
  return new Map(Array.from(values, (value, index) => [value, index]));
}
