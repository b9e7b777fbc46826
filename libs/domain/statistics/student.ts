import { incompleteBeta } from './incomplete-beta.js';

/** P(|T| ≥ |t|) of Student's distribution with `df` > 0 degrees of freedom (DLMF 8.17, tail kept relatively exact). */
export function studentTwoSidedP(t: number, df: number): number {
  const square = t * t;
  // Near the middle df/(df + t²) rounds t away; its complement does not.
  if (square < 1) return 1 - incompleteBeta(square / (df + square), 0.5, df / 2);
  return incompleteBeta(df / (df + square), df / 2, 0.5);
}
