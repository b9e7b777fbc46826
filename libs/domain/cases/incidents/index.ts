export { groupIncidents, type GroupedIncidents } from './group-incidents.js';
export {
  nameOfEvidence,
  type Baseline,
  type GroupedCase,
  type Incident,
  type IncidentGrounds,
  type IncidentRules,
  type SharedEvidence,
} from './incident.js';
export { poissonUpperTail } from './poisson-tail.js';
