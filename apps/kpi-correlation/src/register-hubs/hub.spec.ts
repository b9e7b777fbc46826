import { HOUR_MS, MINUTE_MS } from '@sidetone/domain/time';
import { nextTry } from './hub.js';

it('waits longer after each failure, and never more than an hour', () => {
  expect([1, 2, 3, 7, 5_000].map((attempts) => nextTry(attempts, 0))).toEqual([
    MINUTE_MS,
    2 * MINUTE_MS,
    4 * MINUTE_MS,
    HOUR_MS,
    HOUR_MS,
  ]);
});
