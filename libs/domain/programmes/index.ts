export type { Audience, Batch, Channel, Occasion, Programme, SurveyClocks, SurveyKind, Weekday } from './programme.js';
export type { FaultReason, Indicator, Localised, Questionnaire } from './questionnaire.js';
export type { Sampling, StratumField } from './sampling.js';
export { surveyFor, type InteractionKind, type ProgrammeArea } from './survey-for.js';
export { LATE_AFTER_MS, triggerFor, type InteractionState, type Trigger } from './trigger-for.js';
