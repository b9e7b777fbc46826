export { chooseChannel, type ChosenChannel, type Reachability } from './choose-channel.js';
export { answered, invited, type ContactHistory, type SurveyHistory } from './contact-history.js';
export { CONTACT_STATES, type Cap, type ContactPolicy, type ContactState, type QuietHours } from './contact-policy.js';
export { decideTogether, type AskingHistory, type Decided, type DueQuestion } from './decide-together.js';
export { mayAsk, type Circumstances, type Permission } from './may-ask.js';
export { nextLoud, zoneOf } from './next-loud.js';
export { policyProblems } from './policy-problems.js';
export type { Question } from './question.js';
export type { SuppressionReason } from './suppression-reason.js';
