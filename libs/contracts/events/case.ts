import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import {
  amountOf,
  bool,
  closed,
  count,
  id,
  int,
  list,
  num,
  object,
  optional,
  str,
  text,
  time,
} from '../fields/index.js';
import { journeyArea } from './common-fields.js';

const topic = 'case.v1';
const age = 'unlimited';
const key = keyField('caseId');

export const caseOpened = defineEvent({
  type: 'case.opened.v1',
  topic,
  key,
  age,
  description: 'Somebody is to follow up on an answer, by when, and with which likely causes.',
  schema: object({
    caseId: id(),
    responseId: id(),
    customerId: id(),
    contactId: id(),
    subscriptionId: optional(id()),
    score: int({ minimum: 0, maximum: 10 }),
    band: closed('promoter', 'passive', 'detractor'),
    priority: count(),
    journeyArea: optional(journeyArea()),
    team: str(),
    owner: optional(id()),
    firstContactDue: time(),
    resolveDue: time(),
    causes: optional(list(object({ kpi: str(), eventId: optional(id()), share: optional(num()) }))),
    openedAt: time(),
  }),
});
export type CaseOpened = DataOf<typeof caseOpened>;

export const caseUpdated = defineEvent({
  type: 'case.updated.v1',
  topic,
  key,
  age,
  description: 'A case moved on.',
  schema: object({
    caseId: id(),
    status: closed(
      'open',
      'assigned',
      'contacted',
      'causeAgreed',
      'inAction',
      'waiting',
      'resolved',
      'verified',
      'unreachable',
      'contactRefused',
      'reopened',
    ),
    statusChangedAt: time(),
    team: optional(str()),
    owner: optional(id()),
    rootCause: optional(str({ description: 'The code of the cause that a person agreed on' })),
    outsideControl: optional(bool({ description: 'Of the root cause: the operator could not have prevented it' })),
    ticketId: optional(id()),
    score: optional(int({ minimum: 0, maximum: 10, description: 'The worst answer that counts' })),
    band: optional(closed('promoter', 'passive', 'detractor')),
    priority: optional(count()),
    journeyArea: optional(journeyArea()),
    firstContactDue: optional(time()),
    resolveDue: optional(time()),
    responseIds: optional(list(id({ description: 'The answers that the case lists and that count' }))),
    notice: optional(closed('firstContactDueSoon', 'firstContactOverdue', 'resolveDueSoon', 'resolveOverdue')),
  }),
});
export type CaseUpdated = DataOf<typeof caseUpdated>;

export const caseEscalated = defineEvent({
  type: 'case.escalated.v1',
  topic,
  key,
  age,
  description: 'A case was taken to the next level, and why.',
  schema: object({
    caseId: id(),
    level: count(),
    reason: closed('firstContactOverdue', 'resolveOverdue', 'manual', 'repeatDetractor'),
    fromTeam: optional(str()),
    toTeam: str(),
    escalatedAt: time(),
  }),
});
export type CaseEscalated = DataOf<typeof caseEscalated>;

export const caseClosed = defineEvent({
  type: 'case.closed.v1',
  topic,
  key,
  age,
  description: 'A case ended, how, and whether in time.',
  schema: object({
    caseId: id(),
    revision: optional(count({ description: 'Of the case, which counts its changes, this one included' })),
    outcome: closed('resolved', 'noContact', 'notNeeded', 'duplicate'),
    rootCause: optional(str()),
    openMin: amountOf('min'),
    slaMet: bool(),
    closedAt: time(),
  }),
});
export type CaseClosed = DataOf<typeof caseClosed>;

export const verificationRequested = defineEvent({
  type: 'case.verification.requested.v1',
  topic: 'case.verification.v1',
  key,
  age,
  description: 'Something was mended: ask its customer whether it helped.',
  schema: object({
    caseId: id(),
    round: optional(
      count({ description: 'How many times the case was opened: each round is asked about once; left out: 1' }),
    ),
    contactId: id(),
    customerId: optional(id()),
    journeyArea: str(),
    askAfter: time(),
    action: optional(text()),
  }),
});
export type VerificationRequested = DataOf<typeof verificationRequested>;
