import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { id, MAX_COMMENT_LENGTH, object, text, time } from '../fields/index.js';
import { surveyChannel } from './common-fields.js';

export const replyReceived = defineEvent({
  type: 'survey.reply.received.v1',
  topic: 'survey.reply.v1',
  key: keyField('invitationId'),
  age: 'marked',
  description:
    'A customer wrote back to a message, by SMS for instance. The text is as it came; nobody has read it as an answer yet.',
  schema: object({
    replyId: id(),
    invitationId: id({ description: 'The open invitation that the reply is taken for' }),
    contactId: id(),
    channel: surveyChannel(),
    text: text({ maxLength: MAX_COMMENT_LENGTH }),
    receivedAt: time(),
  }),
});
export type ReplyReceived = DataOf<typeof replyReceived>;
