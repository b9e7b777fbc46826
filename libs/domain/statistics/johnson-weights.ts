import {
  assertCorrelations,
  explained,
  refuseCollinear,
  type Correlations,
  type ExplainedVariation,
} from './correlated-predictors.js';
import { symmetricEigen } from './symmetric-eigen.js';

/**
 * Johnson's relative weights (2000, Multivariate Behavioral Research 35:1): what each of several correlated predictors adds to R², by
 * way of the orthogonal variables closest to them. They sum to the R² of the linear model. O(p³).
 * @throws RangeError for what is no correlation matrix
 */
export function johnsonWeights(correlations: Correlations): ExplainedVariation {
  assertCorrelations(correlations);
  const refused = refuseCollinear(correlations);
  if (refused) return refused;
  const { among, withOutcome } = correlations;
  const { values, vectors } = symmetricEigen(among);
  const roots = values.map(Math.sqrt);
  // b = Λ⁻¹r with Λ = Q·√D·Q': how the orthogonal variables predict the outcome.
  const turned = roots.map(
    (root, k) => vectors.reduce((sum, row, i) => sum + (row[k] ?? 0) * (withOutcome[i] ?? 0), 0) / root,
  );
  const slopes = vectors.map((row) => row.reduce((sum, value, k) => sum + value * (turned[k] ?? 0), 0));
  const weights = vectors.map((row) =>
    vectors.reduce((sum, other, j) => {
      const loading = row.reduce((total, value, k) => total + value * (roots[k] ?? 0) * (other[k] ?? 0), 0);
      return sum + (loading * (slopes[j] ?? 0)) ** 2;
    }, 0),
  );
  return explained(Float64Array.from(weights));
}
