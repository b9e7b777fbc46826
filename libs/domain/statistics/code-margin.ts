import { assertPopulation, emptyCategory, unknownCategory, type Categories, type WeightRefusal } from './margins.js';

/** A margin with its categories numbered. */
export interface CodedMargin {
  readonly name: string;
  /** Population of each category. */
  readonly targets: Float64Array;
  /** Category of each row. */
  readonly codes: Uint32Array;
}

/** Numbers the categories of one margin, or says which of them sample and population do not share. @throws RangeError for a broken population */
export function codeMargin(
  rows: readonly Categories[],
  name: string,
  sizes: Readonly<Record<string, number>>,
): CodedMargin | WeightRefusal {
  const categories = Object.entries(sizes);
  const codeOf = new Map(categories.map(([category], code) => [category, code]));
  const seen = new Uint8Array(categories.length);
  const codes = new Uint32Array(rows.length);
  for (const [index, row] of rows.entries()) {
    const category = row[name] ?? '';
    const code = codeOf.get(category);
    if (code === undefined) return unknownCategory(name, category);
    codes[index] = code;
    seen[code] = 1;
  }
  for (const [code, [category, size]] of categories.entries()) {
    assertPopulation(`${name} = ${category}`, size);
    if (size > 0 && seen[code] === 0) return emptyCategory(name, category);
  }
  return { name, codes, targets: Float64Array.from(categories, ([, size]) => size) };
}
