import { combinations, type Correlations } from './correlated-predictors.js';
import { correlation, type CrossProducts } from './cross-products.js';
import { johnsonWeights } from './johnson-weights.js';
import { lmgWeights, MAX_LMG_PREDICTORS } from './lmg-weights.js';

/** What a predictor explains: `weight` of the outcome's variation (0..1), `share` of all that is explained (0..1). */
export interface Importance {
  readonly name: string;
  readonly weight: number;
  readonly share?: number;
}

export interface LeftOut {
  readonly name: string;
  readonly cause: 'constant' | 'collinear';
  readonly reason: string;
}

/** Importance of the predictors; those that can have none are named with the reason. */
export type RelativeImportance =
  | {
      readonly status: 'ok';
      readonly rows: number;
      readonly r2: number;
      readonly predictors: readonly Importance[];
      readonly leftOut: readonly LeftOut[];
    }
  | {
      readonly status: 'too-few' | 'constant-outcome' | 'no-predictor' | 'too-many';
      readonly reason: string;
      readonly leftOut: readonly LeftOut[];
    };

/**
 * Relative importance of all other columns for the outcome, from cross products (weighted where those are): by Johnson's weights or by LMG.
 * @throws RangeError for an outcome that is no column
 */
export function relativeImportance(of: CrossProducts, outcome: string, method: 'johnson' | 'lmg'): RelativeImportance {
  const target = of.names.indexOf(outcome);
  if (target < 0) throw new RangeError(`${outcome} is none of the columns ${of.names.join(', ')}.`);
  if (of.weight === 0 || of.rows < 3)
    return { status: 'too-few', reason: 'At least 3 rows with weight are needed.', leftOut: [] };
  if (correlation(of, target, target) === undefined) {
    return { status: 'constant-outcome', reason: `The outcome ${outcome} is the same throughout.`, leftOut: [] };
  }
  const { kept, leftOut } = usablePredictors(of, target);
  if (kept.length === 0) return { status: 'no-predictor', reason: 'No predictor varies.', leftOut };
  if (method === 'lmg' && kept.length > MAX_LMG_PREDICTORS) {
    const reason = `LMG takes up to ${MAX_LMG_PREDICTORS} predictors, not ${kept.length}: take Johnson's weights.`;
    return { status: 'too-many', reason, leftOut };
  }
  const result = method === 'johnson' ? johnsonWeights(among(of, kept, target)) : lmgWeights(among(of, kept, target));
  if (result.status !== 'ok') return { status: 'no-predictor', reason: result.reason, leftOut };
  const predictors = kept.map((column, index) => ({
    name: of.names[column] ?? '',
    weight: result.weights[index] ?? 0,
    ...(result.shares && { share: result.shares[index] ?? 0 }),
  }));
  return { status: 'ok', rows: of.rows, r2: result.r2, predictors, leftOut };
}

function usablePredictors(of: CrossProducts, target: number): { kept: number[]; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const varying = of.names.flatMap((name, column) => {
    if (column === target) return [];
    if (correlation(of, column, column) !== undefined) return [column];
    leftOut.push({ name, cause: 'constant', reason: `${name} is the same in all rows.` });
    return [];
  });
  const repeated = new Set(combinations(among(of, varying, target).among));
  const kept = varying.filter((column, index) => {
    if (!repeated.has(index)) return true;
    const name = of.names[column] ?? '';
    leftOut.push({ name, cause: 'collinear', reason: `${name} is an exact combination of the predictors before it.` });
    return false;
  });
  return { kept, leftOut };
}

function among(of: CrossProducts, columns: readonly number[], target: number): Correlations {
  return {
    among: columns.map((row) => columns.map((column) => (row === column ? 1 : (correlation(of, row, column) ?? 0)))),
    withOutcome: columns.map((column) => correlation(of, column, target) ?? 0),
  };
}
