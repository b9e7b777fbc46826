import type { SurveyKind } from '@sidetone/contracts/events';

/** The kinds of survey that are ranked, each by itself. */
export const SURVEY_KINDS = [
  'relationship',
  'transactional',
  'wave',
  'verification',
] as const satisfies readonly SurveyKind[];
