import { crossInformation, sharesAbove, type CutFit } from './brant-blocks.js';
import { chiSquareUpperTail } from './chi-square.js';
import { cholesky, choleskyInverse, choleskySolve, type SymmetricMatrix } from './cholesky.js';
import { fitLogistic } from './logistic-fit.js';
import { product, symmetrised } from './matrix.js';
import { ordinalDesign, type PredictorColumn } from './ordinal-design.js';

/** A χ² statistic with its degrees of freedom and p. */
export interface ChiSquareTest {
  readonly chi2: number;
  readonly df: number;
  readonly p: number;
}

/** Whether a predictor moves all cuts of the scale alike, as a proportional-odds model assumes: a small p says it does not. */
export type BrantTest =
  | {
      readonly status: 'ok';
      readonly omnibus: ChiSquareTest;
      readonly perPredictor: Readonly<Record<string, ChiSquareTest>>;
      /** The slopes at each cut, of the predictors tested, in logits of "above the cut". */
      readonly predictors: readonly string[];
      readonly cuts: readonly CutFit[];
    }
  | { readonly status: 'untestable'; readonly reason: string };

export interface BrantInput {
  readonly columns: readonly PredictorColumn[];
  /** Give the three bands: on eleven categories the test rejects true nulls too often (9 in 100 at 600 answers). */
  readonly outcome: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
}

/**
 * Brant's test of proportional odds (1990, Biometrics 46:1171): a binary logit at each cut, and a Wald test that their slopes
 * are the same, with the covariance between the cuts' estimates.
 * @throws RangeError for what `fitOrdinal` refuses
 */
export function brantTest({ columns, outcome, weights }: BrantInput): BrantTest {
  const seen = new Set<number>();
  for (let i = 0; i < outcome.length; i += 1) if (!weights || (weights[i] ?? 0) > 0) seen.add(outcome[i] ?? 0);
  const cutsAt = [...seen].sort((a, b) => a - b).slice(0, -1);
  if (cutsAt.length < 2)
    return { status: 'untestable', reason: 'Below three categories there is only one cut, and nothing to compare.' };
  const fits = cutsAt.map((cut) =>
    fitLogistic({
      columns,
      outcome: Uint8Array.from({ length: outcome.length }, (_, i) => ((outcome[i] ?? 0) > cut ? 1 : 0)),
      ...(weights && { weights }),
    }),
  );
  const cuts: CutFit[] = [];
  for (const fit of fits) {
    if (fit.status !== 'converged') return { status: 'untestable', reason: `At one cut of the scale: ${fit.reason}` };
    cuts.push(fit);
  }
  const [first] = fits;
  const predictors = first?.status === 'converged' ? first.predictors : [];
  if (predictors.length === 0) return { status: 'untestable', reason: 'There is no predictor to test.' };
  const kept = columns.filter(({ name }) => predictors.includes(name));
  const covariance = covarianceOfSlopes(kept, cuts, outcome.length, weights);
  const all =
    covariance &&
    contrastTest(
      cuts,
      covariance,
      predictors.map((_, k) => k),
    );
  if (!covariance || !all)
    return { status: 'untestable', reason: 'The predictors are too much alike to compare their slopes.' };
  const perPredictor = predictors.map((name, k) => [name, contrastTest(cuts, covariance, [k]) ?? all] as const);
  return { status: 'ok', omnibus: all, perPredictor: Object.fromEntries(perPredictor), predictors, cuts };
}

/** Covariance of all slopes of all cuts, cut by cut. */
function covarianceOfSlopes(
  kept: readonly PredictorColumn[],
  cuts: readonly CutFit[],
  answers: number,
  weights: ArrayLike<number> | undefined,
): SymmetricMatrix | undefined {
  const category = Int8Array.from({ length: answers }, (_, i) => (weights && !((weights[i] ?? 0) > 0) ? -1 : 0));
  const columns = kept.map(({ values }) => values);
  const design = ordinalDesign({ columns, category, categories: 1, ...(weights && { weights }) });
  const shares = cuts.map((cut) => sharesAbove(design, cut));
  const inverses: SymmetricMatrix[] = [];
  for (const share of shares) {
    const factor = cholesky(crossInformation(design, share, share));
    if (!factor) return undefined;
    inverses.push(choleskyInverse(factor));
  }
  const slopes = kept.length;
  const size = slopes * cuts.length;
  const values = new Float64Array(size * size);
  inverses.forEach((left, j) => {
    inverses.slice(j).forEach((right, ahead) => {
      const l = j + ahead;
      const middle = crossInformation(design, shares[j] ?? new Float64Array(), shares[l] ?? new Float64Array());
      const block = product({ size: left.size, values: product(left, middle) }, right);
      for (let a = 0; a < slopes; a += 1) {
        for (let b = 0; b < slopes; b += 1) {
          const cell = block[(a + 1) * left.size + b + 1] ?? 0;
          values[(j * slopes + a) * size + l * slopes + b] = cell;
          values[(l * slopes + b) * size + j * slopes + a] = cell;
        }
      }
    });
  });
  return symmetrised(size, values);
}

/** Wald test that the slopes of these predictors at the first cut are those at every other. */
function contrastTest(
  cuts: readonly CutFit[],
  { size, values }: SymmetricMatrix,
  predictors: readonly number[],
): ChiSquareTest | undefined {
  const slopes = size / cuts.length;
  const contrasts = cuts.slice(1).flatMap((_, ahead) => predictors.map((k) => [k, (ahead + 1) * slopes + k] as const));
  const slope = (position: number) => cuts[Math.floor(position / slopes)]?.coefficients[position % slopes] ?? 0;
  const v = (i: number, j: number) => values[i * size + j] ?? 0;
  const difference = Float64Array.from(contrasts, ([a, b]) => slope(a) - slope(b));
  const covariance = Float64Array.from(
    contrasts.flatMap(([a, b]) => contrasts.map(([c, d]) => v(a, c) - v(a, d) - v(b, c) + v(b, d))),
  );
  const factor = cholesky({ size: contrasts.length, values: covariance });
  if (!factor) return undefined;
  const solved = choleskySolve(factor, difference);
  const chi2 = difference.reduce((sum, value, i) => sum + value * (solved[i] ?? 0), 0);
  return { chi2, df: contrasts.length, p: chiSquareUpperTail(chi2, contrasts.length) };
}
