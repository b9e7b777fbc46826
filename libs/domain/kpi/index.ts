export {
  callFailureKpi,
  NETWORK_CAUSES,
  type CallCause,
  type CallFailureKpi,
  type NetworkCauses,
} from './call-failure-kpi.js';
export type { Contribution, Coverage, Window } from './contribution.js';
export type { Evidence } from './evidence-of.js';
export { exposureInWindow, type Exposure, type ExposureQuestion, type KpiExposure } from './exposure-in-window.js';
export { KPI_CATALOGUE, kpiDefinition, type CatalogueKpi } from './kpi-catalogue.js';
export { kpiOwner, type KpiOwner } from './kpi-owner.js';
export type { Aggregation, KpiDefinition, KpiDirection, KpiUnit } from './kpi-definition.js';
export type { Fact, FactName } from './fact.js';
