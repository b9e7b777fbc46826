import { beforeAttempt } from './before-attempt.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const fine = { mayBeAsked: true, optedOut: false, answered: false, expiresAt: NOW + 1_000, loudAt: NOW };

it('sends what is wanted and in time', () => {
  expect(beforeAttempt(fine, NOW)).toEqual({ kind: 'send' });
});

it.each([
  [{ mayBeAsked: false }, 'calledOff', 'the contact may no longer be asked'],
  [{ optedOut: true }, 'calledOff', 'the contact opted out'],
  [{ expiresAt: NOW }, 'expired', 'it expired before it could be sent'],
])('ends what must not be sent any more: %j', (circumstance, outcome, failure) => {
  expect(beforeAttempt({ ...fine, ...circumstance }, NOW)).toEqual({ kind: 'end', state: 'failed', outcome, failure });
});

it('does not call an invitation failed that was answered before a message was needed', () => {
  expect(beforeAttempt({ ...fine, answered: true, mayBeAsked: false }, NOW)).toMatchObject({
    state: 'calledOff',
    outcome: undefined,
  });
});

it('waits for the end of the quiet hours, though it was due before they began, unless nothing is left of its time then', () => {
  expect(beforeAttempt({ ...fine, loudAt: NOW + 999 }, NOW)).toEqual({ kind: 'postpone', until: NOW + 999 });
  expect(beforeAttempt({ ...fine, loudAt: NOW + 1_000 }, NOW)).toMatchObject({ kind: 'end', outcome: 'expired' });
  expect(beforeAttempt({ ...fine, loudAt: undefined }, NOW)).toMatchObject({ kind: 'end', outcome: 'expired' });
});
