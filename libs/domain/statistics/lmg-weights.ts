import {
  assertCorrelations,
  explained,
  refuseCollinear,
  type Correlations,
  type ExplainedVariation,
} from './correlated-predictors.js';

/** 2¹⁵ subsets take some 10 ms; each further predictor doubles it. */
export const MAX_LMG_PREDICTORS = 15;

/**
 * LMG: the mean gain in R² when a predictor enters, over all orders of entry, which is Shapley's value of R² (Lindeman, Merenda & Gold
 * 1980; Grömping 2007, The American Statistician 61:139). The weights sum to R². O(2^p·p²).
 * @throws RangeError for what is no correlation matrix, or more than 15 predictors
 */
export function lmgWeights(correlations: Correlations): ExplainedVariation {
  const size = correlations.among.length;
  if (size > MAX_LMG_PREDICTORS) {
    throw new RangeError(`LMG takes up to ${MAX_LMG_PREDICTORS} predictors, not ${size}: take Johnson's weights.`);
  }
  assertCorrelations(correlations);
  const refused = refuseCollinear(correlations);
  if (refused) return refused;
  const r2 = subsetR2(correlations);
  const shareOfOrders = Float64Array.from({ length: size }, (_, before) => {
    // before!·(size − before − 1)!/size!
    let share = 1 / size;
    for (let k = 1; k <= before; k += 1) share *= k / (size - k);
    return share;
  });
  const weights = new Float64Array(size);
  for (let subset = 0; subset < r2.length; subset += 1) {
    const share = shareOfOrders[membersOf(subset)] ?? 0;
    for (let k = 0; k < size; k += 1) {
      const joined = subset | (1 << k);
      if (joined !== subset) weights[k] = (weights[k] ?? 0) + share * ((r2[joined] ?? 0) - (r2[subset] ?? 0));
    }
  }
  return explained(weights);
}

function membersOf(subset: number): number {
  let members = 0;
  for (let rest = subset; rest > 0; rest &= rest - 1) members += 1;
  return members;
}

/** R² of every subset (bit k: predictor k is in), each from the one without its last member by a row of Cholesky's factor. */
function subsetR2({ among, withOutcome }: Correlations): Float64Array {
  const size = among.length;
  const r2 = new Float64Array(1 << size);
  const members: number[] = [];
  const factors = among.map(() => new Float64Array(size));
  const scores = new Float64Array(size);
  const extend = (subset: number, from: number): void => {
    const depth = members.length;
    const factor = factors[depth];
    if (!factor) return;
    for (let k = from; k < size; k += 1) {
      let own = 1;
      let score = withOutcome[k] ?? 0;
      for (let i = 0; i < depth; i += 1) {
        const earlier = factors[i] ?? factor;
        let value = among[k]?.[members[i] ?? 0] ?? 0;
        for (let j = 0; j < i; j += 1) value -= (factor[j] ?? 0) * (earlier[j] ?? 0);
        value /= earlier[i] ?? 1;
        factor[i] = value;
        own -= value * value;
        score -= value * (scores[i] ?? 0);
      }
      factor[depth] = Math.sqrt(own);
      scores[depth] = score / Math.sqrt(own);
      const joined = subset | (1 << k);
      r2[joined] = (r2[subset] ?? 0) + (score * score) / own;
      members.push(k);
      extend(joined, k + 1);
      members.pop();
    }
  };
  extend(0, 0);
  return r2;
}
