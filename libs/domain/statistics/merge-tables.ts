import { withMargins, type ContingencyTable } from './contingency-table.js';

/** The table of all observations from the tables of its parts, each observation being in one part; exact. No parts: an empty table. */
export function mergeTables(parts: readonly ContingencyTable[]): ContingencyTable {
  const rowValues = union(parts.map((part) => part.rowValues));
  const columnValues = union(parts.map((part) => part.columnValues));
  const counts = new Float64Array(rowValues.length * columnValues.length);
  for (const part of parts) {
    const height = part.rowValues.length;
    const rowOf = placesIn(rowValues, part.rowValues);
    const columnOf = placesIn(columnValues, part.columnValues);
    for (let column = 0; column < columnOf.length; column += 1) {
      const base = (columnOf[column] ?? 0) * rowValues.length;
      for (let row = 0; row < height; row += 1) {
        const cell = base + (rowOf[row] ?? 0);
        counts[cell] = (counts[cell] ?? 0) + (part.counts[column * height + row] ?? 0);
      }
    }
  }
  return withMargins(rowValues, columnValues, counts);
}

/** All values once, ascending. Typed arrays are sorted as numbers; a set of a million would take a second. */
function union(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const list of lists) {
    all.set(list, end);
    end += list.length;
  }
  all.sort();
  let kept = 0;
  for (let at = 0; at < all.length; at += 1) {
    if (at > 0 && all[at] === all[kept - 1]) continue;
    all[kept] = all[at] ?? 0;
    kept += 1;
  }
  return all.slice(0, kept);
}

/** Where each of some of the values stands among all of them; both ascend. */
function placesIn(all: Float64Array, some: Float64Array): Uint32Array {
  const places = new Uint32Array(some.length);
  let place = 0;
  for (let at = 0; at < some.length; at += 1) {
    while (place < all.length && all[place] !== some[at]) place += 1;
    if (place === all.length) throw new RangeError('The values of a table must be numbers, ascending.');
    places[at] = place;
  }
  return places;
}
