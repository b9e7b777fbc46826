import { oneRowEach } from '@sidetone/platform/web';
import type { HistoryEntryRow } from '../persistence/history-store.js';
import type { CaseAnswer } from './case-answer.js';

/** Cases as a table: what one sorts and counts by. */
export const CASES_CSV = oneRowEach<CaseAnswer>({
  caseId: ({ caseId }) => caseId,
  customerId: ({ customerId }) => customerId,
  contactId: ({ contactId }) => contactId,
  topic: ({ topic }) => topic,
  segment: ({ segment }) => segment,
  contractLevel: ({ contractLevel }) => contractLevel,
  score: ({ score }) => score,
  band: ({ band }) => band,
  answers: ({ answers }) => answers.length,
  team: ({ team }) => team,
  owner: ({ owner }) => owner,
  state: ({ state }) => state,
  overdue: ({ overdue }) => overdue,
  escalationLevel: ({ escalationLevel }) => escalationLevel,
  openedAt: ({ openedAt }) => openedAt,
  firstContactDue: ({ firstContactDue }) => firstContactDue,
  resolveDue: ({ resolveDue }) => resolveDue,
  contactedAt: ({ contactedAt }) => contactedAt,
  rootCause: ({ rootCause }) => rootCause,
  closedAt: ({ closedAt }) => closedAt,
  outcome: ({ outcome }) => outcome,
});

export const HISTORY_CSV = oneRowEach<HistoryEntryRow>({
  at: ({ at }) => at,
  by: ({ by }) => by,
  via: ({ via }) => via,
  move: ({ move }) => move,
  from: ({ from }) => from,
  to: ({ to }) => to,
  note: ({ note }) => note,
  detail: ({ detail }) => (detail === null ? null : JSON.stringify(detail)),
});
