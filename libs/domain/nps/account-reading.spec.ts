import { readAccount, scoreOfAccounts, type Account } from './index.js';

const acme: Account = {
  account: 'ACME',
  contacts: [
    { contactId: 'director', decisionMaker: true },
    { contactId: 'buyer', decisionMaker: true },
    { contactId: 'engineer', decisionMaker: false },
    { contactId: 'clerk', decisionMaker: false },
  ],
  answers: [
    { contactId: 'engineer', responseId: 'R-1', score: 2, answeredAt: 100 },
    { contactId: 'engineer', responseId: 'R-2', score: 9, answeredAt: 200 },
    { contactId: 'director', responseId: 'R-3', score: 6, answeredAt: 150 },
    { contactId: 'left', responseId: 'R-4', score: 10, answeredAt: 160 },
  ],
};

describe('readAccount', () => {
  it('counts each contact once, by the latest answer', () => {
    // Engineer 9, director 6, who left 10: (2 − 1)/3.
    expect(readAccount(acme, 3)).toMatchObject({
      score: expect.closeTo(100 / 3, 9),
      reading: { kind: 'ok', n: 3 },
      counts: { promoters: 2, passives: 0, detractors: 1 },
    });
  });

  it('marks decision-makers and tells how many answered, and who did not', () => {
    expect(readAccount(acme, 3)).toMatchObject({
      coverage: { active: 4, answered: 2, share: 0.5 },
      decisionMakers: {
        active: 2,
        answered: 1,
        share: 0.5,
        counts: { promoters: 0, passives: 0, detractors: 1 },
        silent: ['buyer'],
      },
      ofFormerContacts: 1,
      latest: [
        { responseId: 'R-2', decisionMaker: false },
        { responseId: 'R-3', decisionMaker: true },
        { responseId: 'R-4', decisionMaker: false },
      ],
    });
  });

  it('gives the same whatever the order of the answers, also of two at the same moment', () => {
    const answers = acme.answers.map((answer) => ({ ...answer, answeredAt: 100 }));
    const one = readAccount({ ...acme, answers }, 1);
    const other = readAccount({ ...acme, answers: answers.toReversed() }, 1);
    expect(one.counts).toEqual({ promoters: 2, passives: 0, detractors: 1 });
    expect(other.counts).toEqual(one.counts);
  });

  it('has no score and no share where there is nobody', () => {
    const nobody = readAccount({ account: 'X', contacts: [], answers: [] }, 1);
    expect(nobody).not.toHaveProperty('score');
    expect(nobody.reading).toEqual({ kind: 'insufficient', n: 0 });
    expect(nobody.coverage).toEqual({ active: 0, answered: 0 });
  });
});

describe('scoreOfAccounts', () => {
  const globex = {
    account: 'Globex',
    contacts: [],
    answers: [{ contactId: 'boss', responseId: 'R-9', score: 3, answeredAt: 1 }],
  };

  it('tells the pooled score and the mean of accounts apart', () => {
    // Pooled: 2 promoters and 2 detractors of 4. Mean of accounts: (33.33 − 100)/2.
    const readings = [acme, globex].map((account) => readAccount(account, 1));
    expect(scoreOfAccounts(readings)).toMatchObject({
      answers: 4,
      accounts: 2,
      pooled: { score: 0 },
      meanOfAccounts: { score: expect.closeTo(-100 / 3, 9) },
      accountScores: { ACME: expect.closeTo(100 / 3, 9), Globex: -100 },
    });
    expect(scoreOfAccounts(readings, new Map([['Globex', 5]]))?.revenueWeighted).toEqual({
      score: -100,
      without: ['ACME'],
    });
  });

  it('tells nothing of accounts that are silent', () => {
    expect(scoreOfAccounts([])).toBeUndefined();
  });
});
