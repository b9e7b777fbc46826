import { oneRowEach } from '@sidetone/platform/web';
import type { ResponseAnswer } from './response-answer.js';

const BETWEEN = ' | ';

/** Answers as a table: one row for each as it stands, lists in one cell. */
export const RESPONSES_CSV = oneRowEach<ResponseAnswer>({
  responseId: ({ responseId }) => responseId,
  invitationId: ({ invitationId }) => invitationId,
  answerId: ({ answerId }) => answerId,
  surveyId: ({ surveyId }) => surveyId,
  kind: ({ kind }) => kind,
  journeyArea: ({ journeyArea }) => journeyArea,
  contactId: ({ contactId }) => contactId,
  customerId: ({ customerId }) => customerId,
  subscriptionId: ({ subscriptionId }) => subscriptionId,
  channel: ({ channel }) => channel,
  language: ({ language }) => language,
  askedBy: ({ askedBy }) => askedBy,
  answeredAt: ({ answeredAt }) => answeredAt,
  firstRecordedAt: ({ firstRecordedAt }) => firstRecordedAt,
  recordedAt: ({ recordedAt }) => recordedAt,
  revision: ({ revision }) => revision,
  score: ({ score }) => score,
  reasons: ({ reasons }) => reasons.join(BETWEEN),
  comment: ({ comment }) => comment,
  redacted: ({ redacted }) => redacted,
  items: ({ items }) => items.map(({ indicatorId, level }) => `${indicatorId}: ${level}`).join(BETWEEN),
  consents: ({ consents }) => consents.join(BETWEEN),
  withdrawnReason: ({ withdrawnReason }) => withdrawnReason,
  withdrawnAt: ({ withdrawnAt }) => withdrawnAt,
});
