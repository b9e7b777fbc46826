/** Counters that are added up, less those that are taken off. */
export interface CounterSum {
  readonly plus: readonly string[];
  readonly minus?: readonly string[] | undefined;
}

/** How a KPI is made of the counters of one cell and period. */
export type KpiRecipe = RatioRecipe | AmountRecipe;

export interface RatioRecipe {
  readonly kind: 'ratio';
  readonly kpi: string;
  readonly unit: 'ratio';
  readonly numerator: CounterSum;
  readonly denominator: CounterSum;
}

export interface AmountRecipe {
  readonly kind: 'amount';
  readonly kpi: string;
  readonly unit: string;
  readonly amount: CounterSum;
  /** What the sum is multiplied by to be in `unit`; 0.01 makes a ratio of a percentage. */
  readonly scale: number;
}

/** The counters that a recipe needs. */
export function countersOf(recipe: KpiRecipe): readonly string[] {
  const sums = recipe.kind === 'ratio' ? [recipe.numerator, recipe.denominator] : [recipe.amount];
  return sums.flatMap(({ plus, minus = [] }) => [...plus, ...minus]);
}
