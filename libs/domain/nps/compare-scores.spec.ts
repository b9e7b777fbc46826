import { addCounts, compareScores, countsWithout, scoreAgainstTarget } from './index.js';

/**
 * From +36 to +42, by hand. Of 100 answers 50 − 14 before and 54 − 12 after.
 *
 * n = 300 each. Before: 150 promoters, 42 detractors; with ¾ and ¾ of 3 pseudo-answers p = 150.75/303 = 0.497525, d = 42.75/303 =
 * 0.141089, centre 35.6436, variance 0.638614 − 0.356436² = 0.511567, error 100 √(0.511567/303) = 4.1089. After: p = 162.75/303 =
 * 0.537129, d = 36.75/303 = 0.121287, centre 41.5842, variance 0.658416 − 0.415842² = 0.485492, error 4.0028. Difference 5.9406,
 * error √(16.8834 + 16.0228) = 5.7364, reach 1.95996 × 5.7364 = 11.2431: from −5.3025 to 17.1837, which holds 0.
 *
 * n = 3,000 each. Centres 35.9640 and 41.9580, errors √(0.510518/3003) = 1.30385 and √(0.483793/3003) = 1.26926 (in points).
 * Difference 5.9940, error 1.81963, reach 3.5664: from 2.4276 to 9.5604, above 0.
 */
const of = (n: number, promoters: number, detractors: number) => ({
  promoters: (n * promoters) / 100,
  passives: (n * (100 - promoters - detractors)) / 100,
  detractors: (n * detractors) / 100,
});
const before = (n: number) => of(n, 50, 14);
const after = (n: number) => of(n, 54, 12);

describe('compareScores', () => {
  it('takes +36 to +42 for no evidence with 300 answers each', () => {
    const found = compareScores(before(300), after(300), 30);
    expect(found).toMatchObject({
      verdict: 'noEvidence',
      n: 300,
      referenceN: 300,
      difference: expect.closeTo(6, 9),
      low: expect.closeTo(-5.3025, 3),
      high: expect.closeTo(17.1837, 3),
    });
  });

  it('takes +36 to +42 for a rise with 3,000 answers each, and the way back for a fall', () => {
    expect(compareScores(before(3_000), after(3_000), 30)).toMatchObject({
      verdict: 'up',
      difference: expect.closeTo(6, 9),
      low: expect.closeTo(2.4276, 3),
      high: expect.closeTo(9.5604, 3),
    });
    expect(compareScores(after(3_000), before(3_000), 30)).toMatchObject({
      verdict: 'down',
      low: expect.closeTo(-9.5604, 3),
      high: expect.closeTo(-2.4276, 3),
    });
  });

  it('says too few where either side has fewer answers than the minimum, or none whatever the minimum', () => {
    const nobody = { promoters: 0, passives: 0, detractors: 0 };
    expect(compareScores(before(300), after(3_000), 301)).toEqual({
      verdict: 'tooFew',
      n: 3_000,
      referenceN: 300,
      minimumN: 301,
    });
    expect(compareScores(nobody, after(3_000), 0)).toMatchObject({ verdict: 'tooFew', referenceN: 0 });
    expect(compareScores(before(300), nobody, 0)).toMatchObject({ verdict: 'tooFew', n: 0 });
  });

  it('compares a group with the rest of the whole', () => {
    const whole = addCounts(before(300), after(100));
    expect(countsWithout(whole, after(100))).toEqual(before(300));
    expect(() => countsWithout(after(100), whole)).toThrow(
      'Number of promoters: the part has 150 more than the whole.',
    );
  });
});

describe('scoreAgainstTarget', () => {
  // +42 at n = 300: 41.5842 ± 1.95996 × 4.0028 = 33.7388 … 49.4296.
  it.each([
    [33, 'reached'],
    [34, 'noEvidence'],
    [49, 'noEvidence'],
    [50, 'missed'],
  ])('against a target of %d is %s', (target, verdict) => {
    expect(scoreAgainstTarget(after(300), target, 30)).toMatchObject({
      verdict,
      score: expect.closeTo(42, 9),
      low: expect.closeTo(33.7388, 3),
      high: expect.closeTo(49.4296, 3),
      distance: expect.closeTo(42 - target, 9),
    });
  });

  it('says too few below the minimum, and refuses what is no target', () => {
    expect(scoreAgainstTarget(after(100), 40, 101)).toEqual({ verdict: 'tooFew', target: 40, n: 100, minimumN: 101 });
    expect(() => scoreAgainstTarget(after(100), 140, 30)).toThrow(
      'A target is a number of points from -100 to 100, not 140.',
    );
    expect(() => scoreAgainstTarget(after(100), Number.NaN, 30)).toThrow(RangeError);
  });
});
