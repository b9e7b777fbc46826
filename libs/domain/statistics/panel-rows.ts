import { assertWeight } from './effective-size.js';

/** The columns that every comparison of treated and untreated has: a row per answer. */
export interface PanelColumns {
  readonly outcome: ArrayLike<number>;
  /** 1 or 0. */
  readonly treated: ArrayLike<number>;
  /** Number of what the treatment was decided for, such as the cell: answers within one are alike. */
  readonly cluster?: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
}

/** Rows with weight, read: `moment` is the third column, before/after or the period. */
export interface PanelRows {
  readonly outcome: Float64Array;
  readonly treated: Uint8Array;
  readonly moment: Float64Array;
  readonly weights: Float64Array;
  readonly cluster?: Float64Array;
}

/** @throws RangeError for columns of different length, a number that is not finite, a flag other than 0 or 1, or a weight below 0 */
export function readPanel(panel: PanelColumns, momentName: string, moment: ArrayLike<number>): PanelRows {
  const n = panel.outcome.length;
  const { treated, cluster, weights } = panel;
  for (const [name, column] of Object.entries({ treated, [momentName]: moment, cluster, weights })) {
    if (column && column.length !== n) throw new RangeError(`${n} outcomes, but ${column.length} of ${name}.`);
  }
  const kept: number[] = [];
  for (let row = 0; row < n; row += 1) {
    assertFinite('Outcome', panel.outcome[row], row);
    assertFinite(momentName, moment[row], row);
    if (cluster) assertFinite('cluster', cluster[row], row);
    assertFlag('treated', treated[row], row);
    const weight = weights ? (weights[row] ?? Number.NaN) : 1;
    assertWeight(weight);
    if (weight > 0) kept.push(row);
  }
  const pick = (column: ArrayLike<number>) => Float64Array.from(kept, (row) => column[row] ?? 0);
  return {
    outcome: pick(panel.outcome),
    treated: Uint8Array.from(kept, (row) => treated[row] ?? 0),
    moment: pick(moment),
    weights: weights ? pick(weights) : new Float64Array(kept.length).fill(1),
    ...(cluster && { cluster: pick(cluster) }),
  };
}

function assertFinite(name: string, value: number | undefined, row: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} ${row} is a finite number, not ${value}.`);
}

/** @throws RangeError for what is neither 0 nor 1 */
export function assertFlag(name: string, value: number | undefined, row: number): void {
  if (value !== 0 && value !== 1) throw new RangeError(`${name} ${row} is 0 or 1, not ${value}.`);
}
