import { normalUpperTail } from './normal.js';

/**
 * The z below which a standard normal falls with probability p; ∓∞ at 0 and 1.
 * Start: Abramowitz & Stegun 26.2.23 (off by less than 4.5e-4), then Halley's iteration on the exact tail.
 * @throws RangeError unless 0 ≤ p ≤ 1
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1, not ${p}.`);
  if (p > 0.5) return upperQuantile(1 - p);
  return p === 0.5 ? 0 : -upperQuantile(p);
}

/** The z exceeded with probability `tail` ≤ ½. */
function upperQuantile(tail: number): number {
  if (tail === 0) return Number.POSITIVE_INFINITY;
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let round = 0; round < 3; round += 1) {
    // Dividing the tail by the density keeps the step exact where both are tiny.
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    if (density === 0) break;
    const newton = (normalUpperTail(z) - tail) / density;
    z += newton / (1 - (newton * z) / 2);
  }
  return z;
}
