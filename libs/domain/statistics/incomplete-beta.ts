import { logGamma } from './log-gamma.js';

const MAX_TERMS = 1_000;
const TINY = 1e-300;

/** Regularised incomplete beta function Iₓ(a, b), for 0 ≤ x ≤ 1 and a, b > 0. Source: DLMF 8.17.22, by Lentz's method. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast only below the mean; above it the mirrored one is taken.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return (Math.exp(front) / a) * fraction(x, a, b);
}

function fraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = denominator;
  for (let m = 1; m < MAX_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const coefficient of [even, odd]) {
      denominator = 1 / awayFromZero(1 + coefficient * denominator);
      numerator = awayFromZero(1 + coefficient / numerator);
      step = numerator * denominator;
      value *= step;
    }
    if (Math.abs(step - 1) <= Number.EPSILON) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
