import { binomialDraw } from './binomial-draw.js';
import type { RandomSource } from './random-source.js';

/**
 * One bootstrap sample of a frequency table: as many answers as it holds, each drawn from it with replacement. A multinomial draw by
 * one binomial per cell, so that a million answers in eleven cells cost ten draws. Writes into and returns `into`.
 */
export function resampleCounts(counts: ArrayLike<number>, random: RandomSource, into: Float64Array): Float64Array {
  let leftInTable = 0;
  for (let cell = 0; cell < counts.length; cell += 1) leftInTable += counts[cell] ?? 0;
  let leftToDraw = leftInTable;
  for (let cell = 0; cell < counts.length; cell += 1) {
    const count = counts[cell] ?? 0;
    // The last cell that has anything takes the rest: its share of what is left is one.
    const drawn = leftToDraw === 0 || count === 0 ? 0 : binomialDraw(leftToDraw, count / leftInTable, random);
    into[cell] = drawn;
    leftToDraw -= drawn;
    leftInTable -= count;
  }
  return into;
}
