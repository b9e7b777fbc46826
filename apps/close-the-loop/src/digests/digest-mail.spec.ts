import { outcomeOf } from './digest-mail.js';

describe('what became of a digest that was not confirmed', () => {
  it.each([
    [{ code: 'ESOCKET', command: 'CONN' }, 'away'],
    [{ code: 'EAUTH', command: 'AUTH', responseCode: 535 }, 'away'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, 'away'],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'refused'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 451 }, 'away'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'refused'],
    [{ code: 'ECONNECTION', command: 'DATA' }, 'unsure'],
    [new Error('anything'), 'unsure'],
    [undefined, 'unsure'],
  ])('of %j: %s', (error, kind) => {
    expect(outcomeOf(error).kind).toBe(kind);
  });
});
