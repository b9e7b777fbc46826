import fc from 'fast-check';
import { bcaInterval, bootstrapCounts, percentileInterval, randomSource, resampleCounts } from './index.js';
import { binomialDraw } from './binomial-draw.js';
import { logGamma } from './log-gamma.js';

const logProbability = (k: number, n: number, p: number) =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p);

describe('binomialDraw', () => {
  it.each([
    [5, 0.3],
    [40, 0.5],
    [60, 0.2],
    [400, 0.9],
    [100_000, 0.00005],
    [1_000_000, 0.37],
  ])('of %d trials at %d falls as the distribution says', (trials, p) => {
    const random = randomSource(2026);
    const draws = Float64Array.from({ length: 20_000 }, () => binomialDraw(trials, p, random)).sort();
    // Kolmogorov's distance to the exact distribution, summed over where it is not nil; 1.95/√n is the 99.9 % point.
    const deviation = Math.sqrt(trials * p * (1 - p));
    const from = Math.max(0, Math.floor(trials * p - 9 * deviation - 2));
    const to = Math.min(trials, Math.ceil(trials * p + 9 * deviation + 2));
    let [below, exact, furthest] = [0, 0, 0];
    for (let k = from; k <= to; k += 1) {
      exact += Math.exp(logProbability(k, trials, p));
      while (below < draws.length && (draws[below] ?? 0) <= k) below += 1;
      furthest = Math.max(furthest, Math.abs(below / draws.length - exact));
    }
    expect(below).toBe(draws.length);
    expect(furthest).toBeLessThan(1.95 / Math.sqrt(draws.length));
  });

  it('knows what is certain', () => {
    const random = randomSource(1);
    expect([binomialDraw(9, 0, random), binomialDraw(9, 1, random), binomialDraw(0, 0.5, random)]).toEqual([0, 9, 0]);
  });

  it('refuses what is no probability or no number of trials', () => {
    expect(() => binomialDraw(1, 1.5, randomSource(1))).toThrow('A probability lies between 0 and 1, not 1.5.');
    expect(() => binomialDraw(-1, 0.5, randomSource(1))).toThrow(RangeError);
  });
});

describe('resampling', () => {
  it('draws as many as there are, and none of what there is none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 11 }), fc.nat(), (counts, seed) => {
        const drawn = resampleCounts(counts, randomSource(seed), new Float64Array(counts.length));
        const sum = (of: ArrayLike<number>) => Array.from(of).reduce((total, count) => total + count, 0);
        expect(sum(drawn)).toBe(sum(counts));
        counts.forEach((count, cell) => expect(count > 0 || drawn[cell] === 0).toBe(true));
      }),
    );
  });
});

describe('bootstrap intervals', () => {
  const mean = (counts: Float64Array) => {
    const n = counts.reduce((sum, count) => sum + count, 0);
    return counts.reduce((sum, count, score) => sum + count * score, 0) / n;
  };
  const counts = [4, 2, 3, 5, 3, 8, 9, 20, 41, 60, 45];
  const plan = { seed: 11, draws: 4_000 };

  it('come to the error of a mean', () => {
    const result = bootstrapCounts(counts, mean, plan);
    if (result.status !== 'ok') throw new Error(result.reason);
    const centre = mean(Float64Array.from(counts));
    const squares = counts.reduce((sum, count, score) => sum + count * (score - centre) ** 2, 0);
    expect(result.standardError / (Math.sqrt(squares) / 200)).toBeCloseTo(1, 1);
    // The scores lean to the left: so must the interval.
    expect(result.interval.high - centre).toBeLessThan(centre - result.interval.low);
  });

  it('cover the mean of a lopsided world as often as they say', () => {
    const shares = [0.5, 0.2, 0.1, 0.08, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002];
    const truth = shares.reduce((sum, share, score) => sum + share * score, 0);
    const world = shares.map((share) => Math.round(share * 1e6));
    const random = randomSource(3);
    let covered = 0;
    for (let sample = 0; sample < 300; sample += 1) {
      let left = 80;
      let rest = 1e6;
      const seen = world.map((size) => {
        const drawn = binomialDraw(left, Math.min(1, size / rest), random);
        left -= drawn;
        rest -= size;
        return drawn;
      });
      const result = bootstrapCounts(seen, mean, { seed: sample, draws: 400 });
      if (result.status === 'ok' && result.interval.low <= truth && truth <= result.interval.high) covered += 1;
    }
    // 95 % ± three errors of 300 samples.
    expect(covered / 300).toBeGreaterThan(0.912);
    expect(covered / 300).toBeLessThan(0.988);
  });

  it('leave out draws in which the statistic is not defined, and say how many', () => {
    const ratio = ([a = 0, b = 0]: Float64Array) => (b === 0 ? undefined : a / b);
    const result = bootstrapCounts([5, 1], ratio, plan);
    if (result.status !== 'ok') throw new Error(result.reason);
    // (5/6)⁶ of the resamples lack the one.
    expect(result.undefinedDraws / plan.draws).toBeCloseTo((5 / 6) ** 6, 1);
    expect(Number.isFinite(result.interval.low) && Number.isFinite(result.interval.high)).toBe(true);
    expect(bootstrapCounts([5, 0], ratio, plan)).toMatchObject({ status: 'undefined', reason: expect.any(String) });
  });

  it('refuse to guess from no replicates, and a level that is none', () => {
    expect(() => percentileInterval([])).toThrow('No values have no quantile.');
    expect(() => percentileInterval([1, 2], 1)).toThrow('A level lies between 0 and 1, not 1.');
    expect(() => bootstrapCounts([1, 2], mean, { seed: 1, draws: 1 })).toThrow('Draws are whole and ≥ 2, not 1.');
    expect(bcaInterval([1, 2, 3], 5, 0)).toBeUndefined();
  });

  it('are the percentiles where there is neither bias nor acceleration', () => {
    const replicates = Array.from({ length: 1_001 }, (_, i) => i);
    const bca = bcaInterval(replicates, 500, 0);
    const percentile = percentileInterval(replicates);
    expect(percentile).toEqual({ low: expect.closeTo(25, 9), high: expect.closeTo(975, 9) });
    expect(bca).toEqual({ low: expect.closeTo(percentile.low, 6), high: expect.closeTo(percentile.high, 6) });
  });
});
