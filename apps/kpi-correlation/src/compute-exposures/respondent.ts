import type { AnswerRow } from './answer-store.js';

/** Whose events are asked for, and as known when: those of an answer, or of whoever looks at a line as a respondent would. */
export type Respondent = Pick<
  AnswerRow,
  'response_id' | 'customer_id' | 'subscription_id' | 'answered_at' | 'known_at'
>;
