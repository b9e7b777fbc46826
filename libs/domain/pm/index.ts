export { DEFAULT_RECIPES } from './default-recipes.js';
export { countersOf, type AmountRecipe, type CounterSum, type KpiRecipe, type RatioRecipe } from './kpi-recipe.js';
export { measure, type Measured } from './measure.js';
