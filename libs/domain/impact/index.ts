export type { Person, Share } from './person.js';
export { PopulationImpact } from './population-impact.js';
export type {
  Expected,
  ExpectedOfGroup,
  Impact,
  KpiImpact,
  PopulationReport,
  ResourceImpact,
} from './population-report.js';
