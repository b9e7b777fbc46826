/** Why no rank correlation can be told: one side is the same throughout. */
export const CONSTANT_SIDE = 'One side has a single value throughout, so there is no order to compare.';

/** Why a rank correlation is not tested. */
export function tooFewPairs(n: number): string {
  return `${n} pairs are too few for a test: at least 4 are needed.`;
}
