import { grossAndAdjusted } from './index.js';

describe('grossAndAdjusted', () => {
  const all = { promoters: 50, passives: 20, detractors: 30 };

  it('shows the score with and without what is outside our control', () => {
    // Gross 50 − 30 = 20; without 10 detractors and 0 others: (50 − 20)/90 = 33.33.
    expect(grossAndAdjusted(all, { promoters: 0, passives: 0, detractors: 10 }, 30)).toMatchObject({
      gross: { kind: 'ok', n: 100, score: 20 },
      adjusted: { kind: 'ok', n: 90, score: expect.closeTo(33.3333, 4) },
      outsideControl: { answers: 10, share: 0.1 },
    });
  });

  it('judges each reading by its own number of answers', () => {
    expect(grossAndAdjusted(all, { promoters: 0, passives: 0, detractors: 10 }, 95)).toMatchObject({
      gross: { kind: 'ok' },
      adjusted: { kind: 'insufficient', n: 90 },
    });
  });

  it('has no share of no answers, and refuses more outside our control than there are', () => {
    const nobody = { promoters: 0, passives: 0, detractors: 0 };
    expect(grossAndAdjusted(nobody, nobody, 1)).toMatchObject({
      gross: { kind: 'insufficient' },
      outsideControl: { answers: 0, share: 0 },
    });
    expect(() => grossAndAdjusted(nobody, all, 1)).toThrow('Number of promoters: the part has 50 more than the whole.');
  });
});
