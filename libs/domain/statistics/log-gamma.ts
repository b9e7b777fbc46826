/** Coefficients of Stirling's series, B₂ₖ / (2k(2k−1)) for k = 1…7 (DLMF 5.11.1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** ln Γ(x) for x > 0: raised to 10 or more by the recurrence, then Stirling's series, which is exact there to 1e-16. */
export function logGamma(x: number): number {
  let shift = 0;
  let raised = x;
  while (raised < 10) {
    shift += Math.log(raised);
    raised += 1;
  }
  const inverse = 1 / raised;
  const series = STIRLING.reduceRight((sum, coefficient) => sum * inverse * inverse + coefficient, 0) * inverse;
  return (raised - 0.5) * Math.log(raised) - raised + Math.log(2 * Math.PI) / 2 + series - shift;
}
