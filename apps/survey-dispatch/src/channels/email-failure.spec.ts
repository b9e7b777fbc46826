import { deliveryOfFailure } from './email-failure.js';
import { mailIdOf, messageIdOf } from './mail-id.js';

const failure = (code: string, command: string, responseCode?: number) =>
  Object.assign(new Error('as nodemailer tells it'), { code, command, ...(responseCode ? { responseCode } : {}) });

it.each([
  ['EENVELOPE', 'RCPT TO', 550, 'bounced'],
  ['EENVELOPE', 'RCPT TO', 451, 'away'],
  ['EMESSAGE', 'DATA', 554, 'bounced'],
  ['EMESSAGE', 'DATA', 452, 'away'],
  ['EENVELOPE', 'MAIL FROM', 553, 'refused'],
  ['EAUTH', 'AUTH PLAIN', 535, 'away'],
  ['ESOCKET', 'CONN', undefined, 'away'],
  ['EENVELOPE', 'API', undefined, 'bounced'],
])('takes %s at %s with %s for %s', (code, command, status, kind) => {
  expect(deliveryOfFailure(failure(code, command, status), false).kind).toBe(kind);
});

it('is unsure only where the server had the whole mail and said nothing', () => {
  expect(deliveryOfFailure(failure('ECONNECTION', 'CONN'), true).kind).toBe('unsure');
  expect(deliveryOfFailure(failure('ECONNECTION', 'CONN'), false).kind).toBe('away');
  expect(deliveryOfFailure(failure('EMESSAGE', 'DATA', 554), true).kind).toBe('bounced');
});

it('repeats no address that an error may hold', () => {
  const { why } = deliveryOfFailure(failure('EENVELOPE', 'RCPT TO', 550), false) as { why: string };
  expect(why).toBe('the mail server answered 550 to RCPT TO');
});

it('gives a Message-ID that leads back to its message, and takes no other for one', () => {
  for (const messageId of ['INV-1a-2b', 'INV-1a-2b:reminder'])
    expect(messageIdOf(mailIdOf(messageId, 'survey@Operator.example'))).toBe(messageId);
  for (const foreign of ['<a@b>', 'INV-1', '<INV-1@b> x', '<INV-1.other@b>'])
    expect(messageIdOf(foreign)).toBeUndefined();
});
