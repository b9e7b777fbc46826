import {
  assertPopulation,
  emptyCategory,
  unknownCategory,
  type Categories,
  type Margins,
  type WeightRefusal,
} from './margins.js';

const MAX_ROUNDS = 5_000;
const TOLERANCE = 1e-12;
/** Totals of margins may differ by rounding alone. */
const SAME_TOTAL = 1e-6;

export type RakedWeights = { readonly status: 'converged'; readonly weights: Float64Array } | WeightRefusal;

/**
 * Weights, in the order of the rows, with which the sample meets each margin of the population; they sum to the population.
 * Raking: margins are met in turn until no weight moves (Deming & Stephan 1940, Annals of Mathematical Statistics 11:427).
 * A category that is in the population and not in the sample is refused, not skipped.
 * @throws RangeError for a population that is not finite and ≥ 0
 */
export function rakeWeights(rows: readonly Categories[], margins: Margins): RakedWeights {
  if (rows.length === 0) return { status: 'no-answers', reason: 'There are no rows to weight.' };
  const coded = Object.entries(margins).map(([name, sizes]) => codeMargin(rows, name, sizes));
  const refused = coded.find((margin) => 'status' in margin);
  if (refused && 'status' in refused) return refused;
  const usable = coded.flatMap((margin) => ('status' in margin ? [] : [margin]));
  const totals = usable.map(({ targets }) => targets.reduce((sum, size) => sum + size, 0));
  const [first = rows.length] = totals;
  if (totals.some((total) => Math.abs(total - first) > SAME_TOTAL * first)) {
    const told = usable.map(({ name }, index) => `${name} ${totals[index]}`).join(', ');
    return {
      status: 'totals-differ',
      reason: `The margins sum to different populations (${told}): give all in people.`,
    };
  }
  return rakeCells(rows.length, usable);
}

interface CodedMargin {
  readonly name: string;
  readonly targets: Float64Array;
  /** Category of each row. */
  readonly codes: Uint32Array;
}

function codeMargin(
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

/** Rows of the same categories get the same weight, so that only the distinct combinations are raked. */
function rakeCells(rows: number, margins: readonly CodedMargin[]): RakedWeights {
  const cellOf = new Map<string, number>();
  const cells = Uint32Array.from({ length: rows }, (_, row) => {
    const key = margins.map(({ codes }) => codes[row] ?? 0).join();
    const cell = cellOf.get(key) ?? cellOf.size;
    cellOf.set(key, cell);
    return cell;
  });
  const sizes = new Float64Array(cellOf.size);
  cells.forEach((cell) => (sizes[cell] = (sizes[cell] ?? 0) + 1));
  const categoryOf = margins.map(({ codes }) => {
    const ofCell = new Uint32Array(sizes.length);
    cells.forEach((cell, row) => (ofCell[cell] = codes[row] ?? 0));
    return ofCell;
  });
  const weights = new Float64Array(sizes.length).fill(1);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    // Within a round, too: contradictory margins pull to and fro, and the end of each round looks the same.
    const moves = margins.map(({ targets }, index) =>
      meet(targets, categoryOf[index] ?? new Uint32Array(), sizes, weights),
    );
    if (Math.max(0, ...moves) <= TOLERANCE)
      return { status: 'converged', weights: Float64Array.from(cells, (cell) => weights[cell] ?? 0) };
  }
  const reason = `No weights meet all margins of ${margins.map(({ name }) => name).join(' and ')}: they contradict each other in this sample.`;
  return { status: 'not-converged', reason };
}

/** Scales the weights to one margin; returns how far, as a share, it was from being met. */
function meet(targets: Float64Array, category: Uint32Array, sizes: Float64Array, weights: Float64Array): number {
  const sums = new Float64Array(targets.length);
  weights.forEach((weight, cell) => {
    const code = category[cell] ?? 0;
    sums[code] = (sums[code] ?? 0) + weight * (sizes[cell] ?? 0);
  });
  weights.forEach((weight, cell) => {
    const code = category[cell] ?? 0;
    const sum = sums[code] ?? 0;
    weights[cell] = sum > 0 ? (weight * (targets[code] ?? 0)) / sum : 0;
  });
  return targets.reduce((furthest, target, code) => {
    return target > 0 ? Math.max(furthest, Math.abs((sums[code] ?? 0) / target - 1)) : furthest;
  }, 0);
}
