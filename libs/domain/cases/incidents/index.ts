export { groupIncidents, type GroupedIncidents } from './group-incidents.js';
export type { Baseline, GroupedCase, Incident, IncidentGrounds, IncidentRules, SharedEvidence } from './incident.js';
export { poissonUpperTail } from './poisson-tail.js';
