import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { closed, count, id, list, object, open, optional, str, text, time } from '../fields/index.js';
import { surveyChannel } from './common-fields.js';

const age = 'unlimited';
const key = keyField('caseId');

/** One of the cases that a notice is about: it is told as long as one of them stands. Left out: `caseId` alone, whatever its revision. */
const caseAsked = () =>
  object({
    caseId: id(),
    revision: count({ description: 'As it stood when the notice was asked for: only a later end calls it off' }),
  });

export const noticeRequested = defineEvent({
  type: 'case.notice.requested.v1',
  topic: 'case.notice.v1',
  key,
  age,
  description: 'Tell a customer what was done about what he said, or why nothing can be. It asks nothing.',
  schema: object({
    noticeId: id({ description: 'One for each customer and cause: what is requested again is not told again' }),
    caseId: id(),
    cases: optional(list(caseAsked())),
    contactId: id(),
    customerId: id(),
    about: closed('done', 'cannotBeDone', 'thanks'),
    words: text({ description: 'For the customer, in its own language; hidden personal data stays hidden' }),
    expiresAt: time(),
  }),
});
export type NoticeRequested = DataOf<typeof noticeRequested>;

/** `cases`: all that the notice was about, in the order of its request. Left out: `caseId` alone. */
export const noticeSettled = defineEvent({
  type: 'survey.notice.settled.v1',
  topic: 'survey.notice.v1',
  key,
  age,
  description:
    'What became of a notice: its channel has taken it, or why it was not sent. A mail that comes back later is told, too.',
  schema: object({
    noticeId: id(),
    caseId: id(),
    cases: optional(list(id())),
    contactId: id(),
    outcome: open('sent', 'suppressed', 'bounced', 'refused', 'expired', 'calledOff', 'unknownOutcome'),
    channel: optional(surveyChannel()),
    reason: optional(str()),
    settledAt: time(),
  }),
});
export type NoticeSettled = DataOf<typeof noticeSettled>;
