import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { bool, closed, count, id, object, open, optional, str, time } from '../fields/index.js';
import { journeyArea, surveyChannel, surveyKind, trigger, verifies } from './common-fields.js';
import { endsAfterStart } from './time-order.js';

const topic = 'survey.invitation.v1';
const age = 'unlimited';

const invitation = {
  invitationId: id(),
  surveyId: id(),
  programmeVersion: optional(count()),
  kind: surveyKind(),
  waveId: optional(id()),
  contactId: id(),
  customerId: id(),
  subscriptionId: optional(id()),
  journeyArea: optional(journeyArea()),
  trigger: optional(trigger()),
  verifies: optional(verifies()),
  channel: surveyChannel(),
  language: optional(str()),
  expiresAt: time(),
};

export const invitationIssued = defineEvent({
  type: 'survey.invitation.issued.v1',
  topic,
  key: keyField('contactId'),
  age,
  description:
    'An invitation exists and its link may be answered. Comes before dispatched, so that the link is known in time.',
  schema: object({
    ...invitation,
    linkHash: str({ description: 'SHA-256 of the link token in hex; the token itself is in no event' }),
  }),
});
export type InvitationIssued = DataOf<typeof invitationIssued>;

export const invitationDispatched = defineEvent({
  type: 'survey.invitation.dispatched.v1',
  topic,
  key: keyField('contactId'),
  age,
  description: 'The channel has taken the invitation.',
  schema: object({
    ...invitation,
    dispatchedAt: time(),
    attempt: optional(count()),
    reminder: optional(bool({ description: 'It was the reminder that was sent' })),
  }),
  refinements: [endsAfterStart('dispatchedAt', 'expiresAt')],
});
export type InvitationDispatched = DataOf<typeof invitationDispatched>;

export const invitationFailed = defineEvent({
  type: 'survey.invitation.failed.v1',
  topic,
  key: keyField('contactId'),
  age,
  description: 'An invitation reached nobody: it could not be sent, came back, or was called off before it was sent.',
  schema: object({
    invitationId: id(),
    surveyId: id(),
    contactId: id(),
    customerId: id(),
    channel: surveyChannel(),
    outcome: open('bounced', 'refused', 'expired', 'calledOff', 'unknownOutcome'),
    reason: str(),
    failedAt: time(),
  }),
});
export type InvitationFailed = DataOf<typeof invitationFailed>;

export const invitationSuppressed = defineEvent({
  type: 'survey.invitation.suppressed.v1',
  topic,
  key: keyField('contactId'),
  age,
  description: 'Somebody was left alone, or is asked later, and why.',
  schema: object({
    candidateId: id(),
    surveyId: id(),
    contactId: id(),
    customerId: id(),
    reason: open(
      'cooldownAnySurvey',
      'cooldownThisSurvey',
      'contactCap',
      'accountCap',
      'noConsent',
      'noAddress',
      'deceased',
      'sampledOut',
      'openCase',
      'openOutage',
      'openComplaint',
      'dunning',
      'staff',
      'lateTrigger',
      'quota',
      'lowerPriority',
      'duplicateTrigger',
      'bereavement',
      'optedOut',
      'paused',
      'outsideAudience',
    ),
    mode: closed('block', 'delay'),
    until: optional(time()),
    decidedAt: time(),
  }),
});
export type InvitationSuppressed = DataOf<typeof invitationSuppressed>;
