import { DAY_MS } from '../../time/index.js';
import { recoveryOf, type LaterAnswer, type RecoveryCase } from './recovery.js';

const one = (n: number, told: Partial<RecoveryCase> = {}): RecoveryCase => ({
  ...{ caseId: `CASE-${n}`, contactId: `CON-${n}`, topic: 'billing', firstScore: 2, score: 2, resolvedAt: 0 },
  ...told,
});
const later = (n: number, score: number, told: Partial<LaterAnswer> = {}): LaterAnswer => ({
  ...{ contactId: `CON-${n}`, topic: 'billing', score, answeredAt: DAY_MS, asked: 'verification' },
  ...told,
});

describe('recoveryOf', () => {
  it('is of those who answered again, with the interval of Wilson', () => {
    // 7 of 10: Wilson 1927 gives 0.397 to 0.892.
    const cases = Array.from({ length: 12 }, (_, n) => one(n));
    const answers = Array.from({ length: 10 }, (_, n) =>
      later(n, n < 7 ? 7 : 6, { asked: n < 3 ? 'next' : 'verification' }),
    );
    const recovery = recoveryOf(cases, answers, 90);
    expect(recovery).toMatchObject({ answered: 10, recovered: 7, byVerification: 4, rate: 0.7, left: { silent: 2 } });
    expect(recovery.leastRate).toBeCloseTo(7 / 12, 12);
    expect(recovery.interval?.low).toBeCloseTo(0.3968, 4);
    expect(recovery.interval?.high).toBeCloseTo(0.8922, 4);
  });

  it('accounts for each case once', () => {
    const cases = [
      one(1),
      one(2, { score: 9 }),
      one(3, { score: undefined }),
      one(4, { resolvedAt: undefined }),
      one(5, { firstScore: 8, score: 8 }),
      one(6),
    ];
    const answers = [1, 2, 3, 4, 5].map((n) => later(n, 10));
    expect(recoveryOf(cases, answers, 90)).toMatchObject({
      ...{ answered: 1, recovered: 1 },
      left: { notDetractor: 1, corrected: 1, withdrawn: 1, notResolved: 1, silent: 1 },
    });
  });

  it('goes by the first answer after it was resolved, about the same, and in time', () => {
    const rate = (...answers: readonly LaterAnswer[]) => recoveryOf([one(1)], answers, 90).rate;
    expect(rate(later(1, 9, { answeredAt: 2 * DAY_MS }), later(1, 3))).toBe(0);
    expect(rate(later(1, 9, { answeredAt: -1 }), later(1, 3))).toBe(0);
    expect(rate(later(1, 9, { topic: 'general' }))).toBeUndefined();
    expect(rate(later(1, 9, { answeredAt: 90 * DAY_MS }))).toBe(1);
    expect(rate(later(1, 9, { answeredAt: 90 * DAY_MS + 1 }))).toBeUndefined();
  });

  it('has no rate where there is nobody', () => {
    expect(recoveryOf([], [], 90)).toEqual({
      ...{ answered: 0, recovered: 0, byVerification: 0 },
      left: { notDetractor: 0, corrected: 0, withdrawn: 0, notResolved: 0, silent: 0 },
    });
  });
});
