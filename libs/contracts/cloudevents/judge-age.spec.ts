import { DAY_MS } from '@sidetone/domain/time';
import { judgeAge, LATE_AFTER_MS, MAX_AGE_MS, MAX_AHEAD_MS } from './judge-age.js';

const now = Date.UTC(2026, 10, 23, 12);

describe('judgeAge', () => {
  it.each([
    ['exactly 5 minutes ahead', now + MAX_AHEAD_MS, { kind: 'ok', late: false }],
    ['exactly 48 hours old', now - LATE_AFTER_MS, { kind: 'ok', late: false }],
    ['a moment more than 48 hours old', now - LATE_AFTER_MS - 1, { kind: 'ok', late: true }],
    ['exactly 400 days old', now - MAX_AGE_MS, { kind: 'ok', late: true }],
  ])('accepts %s', (_what, time, verdict) => {
    expect(judgeAge('judged', time, now)).toEqual(verdict);
  });

  it('refuses what lies further ahead and drops what is older', () => {
    expect(judgeAge('judged', now + MAX_AHEAD_MS + 1, now).kind).toBe('refuse');
    expect(judgeAge('judged', now - MAX_AGE_MS - 1, now).kind).toBe('drop');
  });

  it('takes nothing that is older than the operator keeps', () => {
    expect(judgeAge('judged', now - 30 * DAY_MS, now, 30)).toEqual({ kind: 'ok', late: true });
    expect(judgeAge('judged', now - 30 * DAY_MS - 1, now, 30)).toEqual({
      kind: 'drop',
      reason: 'The event is more than 30 days old.',
    });
    expect(judgeAge('judged', now - 500 * DAY_MS, now, 600)).toEqual({ kind: 'ok', late: true });
  });

  it('only marks an answer, however old', () => {
    expect(judgeAge('marked', now - 2 * MAX_AGE_MS, now)).toEqual({ kind: 'ok', late: true });
    expect(judgeAge('marked', now + MAX_AGE_MS, now)).toEqual({ kind: 'ok', late: false });
  });

  it('does not judge master data', () => {
    expect(judgeAge('unlimited', now - 10 * MAX_AGE_MS, now)).toEqual({ kind: 'ok', late: false });
  });
});
