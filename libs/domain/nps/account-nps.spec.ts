import { describeFixture } from '../statistics/testing/index.js';
import { accountNps, type AccountAnswer } from './index.js';

type Input = { answers: AccountAnswer[]; revenue?: Record<string, number> };

describeFixture('account-nps', ({ answers, revenue }: Input) => {
  const result = accountNps(answers, revenue && new Map(Object.entries(revenue)));
  const { interval, ...mean } = result?.meanOfAccounts ?? {};
  return {
    ...result,
    pooled: { standardErrorClustered: null, ...result?.pooled },
    meanOfAccounts: { standardError: null, ...mean, lower: interval?.low, upper: interval?.high },
  };
});

describe('accountNps', () => {
  const answers = [
    { account: 'a', score: 10 },
    { account: 'b', score: 3 },
  ];

  it('names the accounts whose revenue is not known', () => {
    expect(accountNps(answers, new Map([['a', 5]]))?.revenueWeighted).toEqual({ score: 100, without: ['b'] });
  });

  it('tells no revenue-weighted score where no account has revenue', () => {
    expect(accountNps(answers, new Map([['a', 0]]))?.revenueWeighted).toBeUndefined();
    expect(accountNps(answers)?.revenueWeighted).toBeUndefined();
  });

  it('tells nothing of no answers', () => {
    expect(accountNps([])).toBeUndefined();
  });

  it('refuses a revenue below nought and what is no score', () => {
    expect(() => accountNps(answers, new Map([['b', -5]]))).toThrow(
      'Revenue of account b: a finite number ≥ 0, not -5.',
    );
    expect(() => accountNps([{ account: 'a', score: 12 }])).toThrow(RangeError);
  });
});
