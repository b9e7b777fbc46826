import { incompleteBeta } from './incomplete-beta.js';

/** P(|T| ≥ |t|) of Student's distribution with `df` > 0 degrees of freedom (DLMF 8.17, tail kept relatively exact). */
export function studentTwoSidedP(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}
