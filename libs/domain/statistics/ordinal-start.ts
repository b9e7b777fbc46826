import { climbOrdinal, type Climb } from './ordinal-climb.js';
import type { OrdinalDesign } from './ordinal-design.js';

/** From here on a first climb on part of the answers saves passes over all of them. */
const MANY_ROWS = 100_000;
const ROWS_TO_START_FROM = 40_000;

/** The best parameters, from the thresholds of a model without predictors; many answers are first climbed by part of them. */
export function climbFromMargins(design: OrdinalDesign): Climb {
  const reach = reachOf(design);
  const start = marginalThresholds(design);
  if (design.rows >= MANY_ROWS) {
    const stride = Math.floor(design.rows / ROWS_TO_START_FROM);
    const part = climbOrdinal(design, start, reach, { stride, roughly: 1e-4 });
    if (part.kind === 'converged') {
      const climb = climbOrdinal(design, part.parameters, reach);
      if (climb.kind === 'converged') return climb;
    }
  }
  return climbOrdinal(design, start, reach);
}

/** Largest |x| of each column. */
export function reachOf({ columns, column, value }: OrdinalDesign): Float64Array {
  const reach = new Float64Array(columns);
  for (let i = 0; i < column.length; i += 1) {
    const x = Math.abs(value[i] ?? 0);
    if (x > (reach[column[i] ?? 0] ?? 0)) reach[column[i] ?? 0] = x;
  }
  return reach;
}

/** Thresholds that give the categories' shares, then a coefficient of 0 for each column. */
function marginalThresholds({ categories, columns, categoryStart, weight }: OrdinalDesign): Float64Array {
  const parameters = new Float64Array(categories - 1 + columns);
  const sums = Array.from({ length: categories }, (_, j) => {
    let sum = 0;
    for (let row = categoryStart[j] ?? 0; row < (categoryStart[j + 1] ?? 0); row += 1) sum += weight[row] ?? 0;
    return sum;
  });
  const total = sums.reduce((sum, value) => sum + value, 0);
  let below = 0;
  for (let j = 0; j < categories - 1; j += 1) {
    below += sums[j] ?? 0;
    parameters[j] = Math.log(below / (total - below));
  }
  return parameters;
}
