import { freshCase, startClocks } from '@sidetone/domain/cases';
import type { Instant } from '@sidetone/domain/time';
import { calendarOf, classOf } from '../../keep-rules/find-rules.js';
import { shippedRules } from '../../keep-rules/shipped-rules.js';
import type { Case } from '../../persistence/case.js';
import { dueOf, NOTHING_TOLD } from '../clocks-of-case.js';

/** A detractor's case of a team, opened under the rules that ship. */
export function aCase(caseId: string, team: string, openedAt: Instant): Case {
  const rules = shippedRules('UTC', 'duty manager');
  const clocks = startClocks(classOf(rules, 'detractor', undefined), openedAt, calendarOf(rules, team));
  const [responseId, promise] = [`RSP-${caseId}`, dueOf(clocks)];
  return {
    ...freshCase('detractor', { team }, openedAt),
    ...{ caseId, responseId, invitationId: `INV-${caseId}`, surveyId: 'S', score: 2, ...promise },
    ...{ customerId: 'CUS-1', contactId: 'CON-1', topic: 'billing', alert: true, openedAt, clocks },
    answers: [{ responseId, revision: 1, score: 2, promise }],
    ...{ details: {}, told: NOTHING_TOLD, clockVersion: 0, revision: 1 },
  };
}
