import { bootstrapNps, npsInterval, npsVariance } from './index.js';

const plan = { seed: 7, draws: 2_000 };

describe('bootstrapNps', () => {
  const counts = { promoters: 150, passives: 90, detractors: 60 };

  it('comes to the error and the interval that theory gives', () => {
    const result = bootstrapNps(counts, plan);
    if (result.status !== 'ok') throw new Error(result.reason);
    const interval = npsInterval(counts) ?? { low: NaN, high: NaN };
    expect(result).toMatchObject({ estimate: 30, method: 'bca', undefinedDraws: 0 });
    expect(result.standardError / (100 * Math.sqrt((npsVariance(counts) ?? NaN) / 300))).toBeCloseTo(1, 1);
    expect(Math.abs(result.interval.low - interval.low)).toBeLessThan(1.5);
    expect(Math.abs(result.interval.high - interval.high)).toBeLessThan(1.5);
  });

  it('gives the same bytes for the same seed, and others for another', () => {
    expect(bootstrapNps(counts, plan)).toEqual(bootstrapNps(counts, plan));
    expect(bootstrapNps(counts, { ...plan, seed: 8 })).not.toEqual(bootstrapNps(counts, plan));
  });

  it('has no width where all answers are alike', () => {
    expect(bootstrapNps({ promoters: 9, passives: 0, detractors: 0 }, plan)).toMatchObject({
      estimate: 100,
      interval: { low: 100, high: 100 },
    });
  });

  it('says that one answer is too few, and refuses what is no count', () => {
    expect(bootstrapNps({ promoters: 1, passives: 0, detractors: 0 }, plan)).toMatchObject({ status: 'too-few' });
    expect(() => bootstrapNps({ ...counts, passives: -1 }, plan)).toThrow('A count is whole and ≥ 0, not -1.');
  });
});
