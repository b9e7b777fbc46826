import type { CounterSum, KpiRecipe } from './kpi-recipe.js';

export type Measured =
  | {
      readonly kind: 'measured';
      readonly value: number;
      readonly numerator?: number;
      readonly denominator?: number;
    }
  /** Not a number: missing is not zero (rules R19, R20). */
  | { readonly kind: 'missing'; readonly why: 'empty' | 'nothing to divide by' | 'below 0' | 'above 1' };

/** Ratios travel with numerator and denominator, so that the value itself need not be exact. */
const DECIMALS = 4;

/** What a recipe makes of the counters of one cell and period. @param counters by name; one that is absent was not counted */
export function measure(recipe: KpiRecipe, counters: ReadonlyMap<string, number>): Measured {
  if (recipe.kind === 'amount') {
    const amount = sumOf(recipe.amount, counters);
    if (amount === undefined) return missing('empty');
    const value = withoutNoise(amount * recipe.scale);
    return recipe.unit === 'ratio' && value > 1 ? missing('above 1') : { kind: 'measured', value };
  }
  const numerator = sumOf(recipe.numerator, counters);
  const denominator = sumOf(recipe.denominator, counters);
  if (numerator === undefined || denominator === undefined) return missing('empty');
  if (denominator <= 0) return missing('nothing to divide by');
  if (numerator < 0) return missing('below 0');
  // Bearers that were set up in the period before can be lost in this one.
  if (numerator > denominator) return missing('above 1');
  return { kind: 'measured', value: Number((numerator / denominator).toFixed(DECIMALS)), numerator, denominator };
}

function missing(why: Extract<Measured, { kind: 'missing' }>['why']): Measured {
  return { kind: 'missing', why };
}

/** Undefined when one of the counters is absent: the sum of the rest would be another one. */
function sumOf({ plus, minus = [] }: CounterSum, counters: ReadonlyMap<string, number>): number | undefined {
  let sum = 0;
  for (const [names, sign] of [
    [plus, 1],
    [minus, -1],
  ] as const) {
    for (const name of names) {
      const value = counters.get(name);
      if (value === undefined) return undefined;
      sum += sign * value;
    }
  }
  return withoutNoise(sum);
}

/** 50.9 % is 0.509 and not 0.5090000000000001: 15 digits are what a double holds of a decimal number. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(15));
}
