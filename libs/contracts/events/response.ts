import { REASON_CODES } from '@sidetone/domain/programmes';
import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import {
  bool,
  closed,
  count,
  id,
  int,
  list,
  MAX_COMMENT_LENGTH,
  num,
  object,
  optional,
  str,
  text,
  time,
} from '../fields/index.js';
import { journeyArea, surveyChannel, surveyKind, verifies } from './common-fields.js';

const topic = 'survey.response.v1';
const age = 'marked';

export const responseReason = () => closed(...REASON_CODES);
export type ResponseReason = (typeof REASON_CODES)[number];

const response = {
  responseId: id(),
  invitationId: id(),
  surveyId: id(),
  programmeVersion: optional(count()),
  kind: surveyKind(),
  waveId: optional(id()),
  contactId: id(),
  customerId: id(),
  subscriptionId: optional(id()),
  journeyArea: optional(journeyArea()),
  verifies: optional(verifies()),
  score: int({ minimum: 0, maximum: 10, description: '0 is an answer' }),
  reasons: optional(list(responseReason())),
  comment: optional(text({ maxLength: MAX_COMMENT_LENGTH })),
  redacted: optional(bool({ description: 'Personal data was replaced in the comment' })),
  items: optional(
    list(object({ indicatorId: id(), level: int({ minimum: 1, maximum: 5 }), weight: num({ minimum: 0 }) })),
  ),
  consents: optional(list(closed('callBack', 'quote'))),
  channel: surveyChannel(),
  language: optional(str()),
  triggeredAt: optional(time()),
  dispatchedAt: optional(time()),
  answeredAt: time(),
  dispatchDelayMin: optional(num({ minimum: 0, unit: 'min', description: 'From the trigger to the dispatch' })),
  answerDelayMin: optional(num({ minimum: 0, unit: 'min', description: 'From the dispatch to the answer' })),
  revision: count(),
};

export const responseReceived = defineEvent({
  type: 'survey.response.received.v1',
  topic,
  key: keyField('invitationId'),
  age,
  description: 'A customer answered, for the first time on this invitation.',
  schema: object(response),
});
export type ResponseReceived = DataOf<typeof responseReceived>;

export const responseCorrected = defineEvent({
  type: 'survey.response.corrected.v1',
  topic,
  key: keyField('invitationId'),
  age,
  description: 'The answer as it now stands, with a greater revision.',
  schema: object({
    ...response,
    correctionReason: closed('customer', 'typo', 'agent', 'fraud'),
    completion: optional(
      bool({ description: 'The customer only added to what was said, and took nothing back: no change of mind' }),
    ),
  }),
});
export type ResponseCorrected = DataOf<typeof responseCorrected>;

export const responseWithdrawn = defineEvent({
  type: 'survey.response.withdrawn.v1',
  topic,
  key: keyField('invitationId'),
  age,
  description: 'The answer no longer counts: erased on request, fraudulent, or a test.',
  schema: object({
    responseId: id(),
    invitationId: id(),
    reason: closed('erasure', 'fraud', 'test'),
    revision: count(),
  }),
});
export type ResponseWithdrawn = DataOf<typeof responseWithdrawn>;
