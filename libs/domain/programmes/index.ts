export { surveyFor, type InteractionKind, type Programme } from './survey-for.js';
export { LATE_AFTER_MS, triggerFor, type InteractionState, type Trigger } from './trigger-for.js';
