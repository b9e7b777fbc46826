import type { CountedAnswer } from '../truth/given-answers.js';
import { givenAnswer } from './a-year.js';

/** A detractor's answer after a talk with support, unless another is said. */
export const aCounted = (more: Partial<CountedAnswer> = {}): CountedAnswer => ({
  ...givenAnswer('hash of INV-1'),
  ...{ responseId: 'RSP-1', customerId: 'CUS-1', surveyId: 'support', kind: 'transactional' },
  ...{ waveId: undefined, journeyArea: 'support' },
  ...more,
});
