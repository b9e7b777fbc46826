export type { Weighed } from './aggregate.js';
export {
  callFailedFact,
  isNetworkFault,
  NETWORK_CAUSES,
  type CallCause,
  type NetworkCauses,
} from './call-failed-fact.js';
export { compileCatalogue, type CompiledCatalogue } from './compile-catalogue.js';
export type { Condition, Operator, Scalar } from './condition.js';
export type { Contribution, Coverage, Window } from './contribution.js';
export { contributionsOf } from './contributions-of.js';
export { countsDifferently } from './counts-differently.js';
export { countsOf, type KpiCount } from './counts-of.js';
export { dailyTotalsOf, type DailyTotal } from './daily-totals-of.js';
export type { DefinitionProblem } from './definition-problems.js';
export { eventFact, measuredFact, type MeasurementData } from './event-facts.js';
export type { Evidence } from './evidence-of.js';
export {
  exposureInWindow,
  type Exposure,
  type ExposureQuestion,
  type KpiExposure,
  type WorstEvent,
} from './exposure-in-window.js';
export type { Fact, FactName } from './fact.js';
export { FACTS, isFactName, type FactKnowledge, type FactShape, type FieldKind } from './fact-fields.js';
export { isCovered } from './is-covered.js';
export {
  AGGREGATION_NAMES,
  DIRECTIONS,
  claimsZero,
  isAdditive,
  type Aggregation,
  type Amount,
  type KpiDefinition,
  type KpiDirection,
  type KpiSource,
} from './kpi-definition.js';
export { kpiOwner, type KpiOwner } from './kpi-owner.js';
export { isKpiName, readKpiDefinition, type ReadDefinition } from './read-kpi-definition.js';
export { SHIPPED_CATALOGUE } from './shipped-catalogue.js';
export { SHIPPED_KPIS, type ShippedKpi } from './shipped-kpis.js';
export { weightAlone } from './weight-alone.js';
export type { Witness } from './witness.js';
export { totalsOf, type KpiTotal } from './totals-of.js';
