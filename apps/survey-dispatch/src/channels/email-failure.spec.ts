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

it('takes a refusal by policy for ours, and not for a bounce of the address', () => {
  const said = (command: string, responseCode: number, response: string) =>
    deliveryOfFailure(Object.assign(failure('EENVELOPE', command, responseCode), { response }), false);
  expect(said('DATA', 550, '550-5.7.26 This mail is\n550 5.7.26 unauthenticated')).toEqual({
    kind: 'refused',
    why: 'the mail server answered 550 5.7.26 to DATA, by its policy: see to SPF, DKIM, DMARC and the sender',
  });
  expect(said('RCPT TO', 554, '554 5.7.1 Relaying denied').kind).toBe('refused');
  expect(said('RCPT TO', 550, '550 5.1.1 no such user')).toEqual({
    kind: 'bounced',
    why: 'the mail server answered 550 5.1.1 to RCPT TO',
  });
  expect(said('RCPT TO', 451, '451 4.7.1 greylisted').kind).toBe('away');
  expect(said('AUTH PLAIN', 535, '535 5.7.8 credentials invalid').kind).toBe('away');
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
