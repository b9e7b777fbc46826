import { DAY_MS, MINUTE_MS } from '@sidetone/domain/time';
import { afterAttempt } from './after-attempt.js';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const EXPIRES = NOW + 14 * DAY_MS;
const away = { kind: 'away', why: 'status 503' } as const;
const refused = { kind: 'refused', status: 422 } as const;

it('is done when the gateway took the message', () => {
  expect(afterAttempt({ kind: 'taken' }, 3, NOW, EXPIRES)).toEqual({ state: 'dispatched' });
});

it('waits longer after each failure: 1, 5, 30 minutes, then hours', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 50].map((attempts) => {
    const after = afterAttempt(away, attempts, NOW, EXPIRES);
    return after.state === 'issued' ? (after.nextAttemptAt - NOW) / MINUTE_MS : undefined;
  });
  expect(pauses).toEqual([1, 5, 30, 120, 360, 360, 360]);
});

it('tries a gateway that is away until the invitation would expire', () => {
  expect(afterAttempt(away, 50, EXPIRES - DAY_MS, EXPIRES).state).toBe('issued');
  expect(afterAttempt(away, 50, EXPIRES - MINUTE_MS, EXPIRES)).toMatchObject({ state: 'failed' });
});

it('gives a message up that the gateway refused five times', () => {
  expect(afterAttempt(refused, 4, NOW, EXPIRES).state).toBe('issued');
  expect(afterAttempt(refused, 5, NOW, EXPIRES)).toEqual({
    state: 'failed',
    failure: 'the gateway refused it with status 422',
  });
});
