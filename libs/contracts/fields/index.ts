export { cleanText } from './clean-text.js';
export { describeValue } from './describe-value.js';
export type { EventData } from './event-data.js';
export { explainTime } from './explain-time.js';
export * from './field-kinds.js';
export { enumFolder } from './fold-enum.js';
export { normaliseId } from './normalise-id.js';
export { isStoredForm, parseOpenTime, parseTime } from './parse-time.js';
export { refusal, type Refusal } from './refusal.js';
