import { DAY_MS, MINUTE_MS } from '@sidetone/domain/time';
import { afterAttempt } from './after-attempt.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const EXPIRES = NOW + 14 * DAY_MS;
const away = { kind: 'away', why: 'status 503' } as const;
const refused = { kind: 'refused', why: 'the gateway refused it with status 422' } as const;
const unsure = { kind: 'unsure', why: 'the connection broke after DATA' } as const;

const made = (attempts: number, unsureAttempts = 0, refusals = 0) => ({
  attempts,
  unsureAttempts,
  refusals,
  expiresAt: EXPIRES,
});

it('is done when the channel took the message', () => {
  expect(afterAttempt({ kind: 'taken' }, made(3), 'never', NOW)).toEqual({ state: 'sent' });
});

it('waits longer after each failure: 1, 5, 30 minutes, then hours', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 50].map((attempts) => {
    const after = afterAttempt(away, made(attempts), 'never', NOW);
    return after.state === 'waiting' ? (after.nextAttemptAt - NOW) / MINUTE_MS : undefined;
  });
  expect(pauses).toEqual([1, 5, 30, 120, 360, 360, 360]);
});

it('tries a channel that is away until the invitation would expire', () => {
  expect(afterAttempt(away, made(50), 'repeat', EXPIRES - DAY_MS).state).toBe('waiting');
  expect(afterAttempt(away, made(50), 'repeat', EXPIRES - MINUTE_MS)).toEqual({
    state: 'failed',
    outcome: 'expired',
    failure: 'it was not taken in time: status 503',
  });
});

it('gives a message up that the channel refused five times', () => {
  expect(afterAttempt(refused, made(4, 0, 4), 'repeat', NOW).state).toBe('waiting');
  expect(afterAttempt(refused, made(5, 0, 5), 'repeat', NOW)).toEqual({
    state: 'failed',
    outcome: 'refused',
    failure: 'the gateway refused it with status 422',
  });
});

it('does not take attempts at a channel that was away for refusals', () => {
  expect(afterAttempt(refused, made(40, 0, 4), 'never', NOW).state).toBe('waiting');
});

it('gives up at once what cannot reach its address', () => {
  expect(afterAttempt({ kind: 'bounced', why: '550 no such user' }, made(1), 'repeatSeldom', NOW)).toEqual({
    state: 'bounced',
    outcome: 'bounced',
    failure: '550 no such user',
  });
});

describe('what may have been taken', () => {
  it('is repeated where the same id is the same message, however often', () => {
    expect(afterAttempt(unsure, made(20, 20), 'repeat', NOW).state).toBe('waiting');
  });
  it('is repeated twice where a second copy is the lesser evil', () => {
    expect(afterAttempt(unsure, made(2, 2), 'repeatSeldom', NOW).state).toBe('waiting');
    expect(afterAttempt(unsure, made(3, 3), 'repeatSeldom', NOW).state).toBe('unknownOutcome');
  });
  it('is never repeated where a second copy must not be', () => {
    expect(afterAttempt(unsure, made(1, 1), 'never', NOW)).toEqual({
      state: 'unknownOutcome',
      outcome: 'unknownOutcome',
      failure: unsure.why,
    });
  });
});
