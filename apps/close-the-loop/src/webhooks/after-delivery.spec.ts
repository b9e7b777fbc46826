import { HOUR_MS, SECOND_MS } from '@sidetone/domain/time';
import type { Exchange } from '@sidetone/platform/outbound';
import { afterDelivery } from './after-delivery.js';

const now = Date.UTC(2026, 10, 23, 9);
const answered = (status: number, retryAfter?: string): Exchange => ({
  ...{ kind: 'answered', status, body: '', cut: false },
  headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
});
const after = (exchange: Exchange, attempts = 1, chance = 0.5, hours = 72) =>
  afterDelivery(exchange, { attempts, giveUpAt: now + hours * HOUR_MS }, now, chance);

describe('how a delivery goes on', () => {
  it.each([200, 202, 204, 299])('is done with status %d', (status) => {
    expect(after(answered(status))).toEqual({ kind: 'delivered', status });
  });

  it.each([
    [answered(500), 500],
    [answered(400), 400],
    [answered(404), 404],
    [{ kind: 'failed', why: 'No answer came (ECONNREFUSED).' } as const, null],
    [{ kind: 'refused', why: 'private' } as const, null],
  ])('tries again after %j', (exchange, status) => {
    expect(after(exchange)).toMatchObject({ kind: 'waiting', status, nextAttemptAt: now + 5 * SECOND_MS });
  });

  it('says of a redirect what to do', () => {
    expect(after(answered(301))).toMatchObject({ failure: expect.stringContaining('save the new address') });
  });

  it('pauses longer each time, four hours at most, and a fifth more or less', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempts) => {
      const next = after(answered(500), attempts);
      return next.kind === 'waiting' ? (next.nextAttemptAt - now) / SECOND_MS : undefined;
    });
    expect(pauses).toEqual([5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 14_400]);
    expect(after(answered(500), 1, 0)).toMatchObject({ nextAttemptAt: now + 4_000 });
    expect(after(answered(500), 1, 1)).toMatchObject({ nextAttemptAt: now + 6_000 });
  });

  it('waits as long as it is asked to, an hour at most', () => {
    expect(after(answered(429, '60'))).toMatchObject({ nextAttemptAt: now + 60 * SECOND_MS });
    expect(after(answered(503, '999999'))).toMatchObject({ nextAttemptAt: now + HOUR_MS });
    expect(after(answered(503, 'tomorrow'))).toMatchObject({ nextAttemptAt: now + 5 * SECOND_MS });
  });

  it('is dead once the next attempt would come too late', () => {
    expect(after(answered(500), 9, 0.5, 4)).toEqual({
      kind: 'dead',
      status: 500,
      failure: 'It answered with status 500.',
    });
  });

  it('leaves a target alone that is gone', () => {
    expect(after(answered(410))).toMatchObject({ kind: 'gone', status: 410 });
  });
});
