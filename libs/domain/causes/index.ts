export { causeOf, type Cause, type CauseGroup, type CauseTaxonomy } from './cause.js';
export { causePareto, type Pareto, type ParetoRow } from './cause-pareto.js';
export type { CauseHints } from './hints.js';
export { SHIPPED_HINTS } from './shipped-hints.js';
export { SHIPPED_TAXONOMY } from './shipped-taxonomy.js';
export { suggestCauses, type CauseSignals, type Suggestion, type SuggestionReason } from './suggest-causes.js';
export { hintProblems, taxonomyProblems } from './taxonomy-problems.js';
