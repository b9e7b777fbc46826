export type { Person, Share } from './person.js';
export {
  PopulationImpact,
  type Expected,
  type ExpectedOfGroup,
  type Impact,
  type KpiImpact,
  type PopulationReport,
  type ResourceImpact,
} from './population-impact.js';
