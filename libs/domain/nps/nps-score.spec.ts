import fc from 'fast-check';
import { describeFixture } from '../statistics/testing/index.js';
import {
  adjustedScore,
  answerCount,
  countScores,
  npsDifference,
  npsInterval,
  npsReading,
  npsScore,
  npsVariance,
  type ScoreCounts,
} from './index.js';

describeFixture('nps', (input: ScoreCounts | { counts: number[] }) => {
  const counts = 'counts' in input ? countScores(input.counts.map((n, score) => [score, n] as const)) : input;
  const interval = npsInterval(counts);
  return {
    ...counts,
    n: answerCount(counts),
    score: npsScore(counts),
    variance: npsVariance(counts),
    adjustedWald: interval && { ...adjustedScore(counts), lower: interval.low, upper: interval.high },
  };
});

describeFixture('nps-difference', ({ before, after }: { before: ScoreCounts; after: ScoreCounts }) => {
  const result = npsDifference(before, after);
  return {
    difference: result?.difference,
    adjustedWald: result && {
      difference: result.adjustedDifference,
      standardError: result.standardError,
      lower: result.low,
      upper: result.high,
      z: result.z,
      p: result.p,
    },
  };
});

const count = fc.integer({ min: 0, max: 5_000 });
const anyCounts = fc.record({ promoters: count, passives: count, detractors: count });

describe('npsInterval', () => {
  it('stays on the scale and always has a width', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const interval = npsInterval(counts);
        if (!interval) return expect(answerCount(counts)).toBe(0);
        expect(interval.low).toBeGreaterThanOrEqual(-100);
        expect(interval.high).toBeLessThanOrEqual(100);
        expect(interval.low).toBeLessThan(interval.high);
      }),
    );
  });
});

describe('npsReading', () => {
  const counts = { promoters: 4, passives: 3, detractors: 3 };

  it('gives the score with its interval when there are enough answers', () => {
    // Bounds: case "small" of fixtures/nps.json.
    expect(npsReading(counts, 10)).toEqual({
      kind: 'ok',
      n: 10,
      score: 10,
      low: expect.closeTo(-36.0639450433168, 9),
      high: expect.closeTo(51.4485604279322, 9),
    });
  });

  it('says too few below the minimum', () => {
    expect(npsReading(counts, 11)).toEqual({ kind: 'insufficient', n: 10 });
  });

  it('says too few for no answers, whatever the minimum', () => {
    expect(npsReading({ promoters: 0, passives: 0, detractors: 0 }, 0)).toEqual({ kind: 'insufficient', n: 0 });
  });

  it('looks at the three counts alone, whatever else the row that holds them says', () => {
    expect(npsReading({ ...counts, week: '2026-W47', late: -1 } as ScoreCounts, 10)).toMatchObject({
      n: 10,
      score: 10,
    });
  });

  it('refuses counts that cannot be', () => {
    expect(() => npsReading({ ...counts, passives: -1 }, 1)).toThrow('Number of passives: whole and ≥ 0, not -1.');
  });
});

describe('countScores', () => {
  it('counts a 0 as a detractor’s answer', () => {
    expect(countScores([0, 7, 10, 9])).toEqual({ promoters: 2, passives: 1, detractors: 1 });
  });
});
