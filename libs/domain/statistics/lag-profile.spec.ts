import { decayedExposure, halfLife, lagBins, lagProfile, mergeTables, type TimedEvent } from './index.js';
import { describeFixture } from './testing/index.js';

type Lags = { edges: number[]; values: number[][]; score: number[] };

const profileOf = ({ edges, values, score }: Lags) =>
  lagProfile(lagBins({ scores: Uint8Array.from(score), ages: values }, edges));

describeFixture('lag-profile', (input: Lags) => ({
  bins: profileOf(input).map(({ kendall, spearman, ...bin }) => ({
    kendallAdjustedP: null,
    ...bin,
    kendall: kendall.status === 'ok' ? kendall.coefficient : null,
    kendallP: kendall.status === 'ok' ? kendall.p : null,
    spearman: spearman.status === 'ok' ? spearman.coefficient : null,
    spearmanP: spearman.status === 'ok' ? spearman.p : null,
  })),
}));

type Decay = {
  answeredAt: number;
  events: TimedEvent[];
  halfLifeMilliseconds: number | null;
  windowMilliseconds: number;
};

describeFixture('exponential-decay-exposure', (input: Decay) =>
  decayedExposure(input.answeredAt, input.events, {
    windowMs: input.windowMilliseconds,
    halfLifeMs: input.halfLifeMilliseconds,
  }),
);

describe('lagBins', () => {
  it('of parts can be merged', () => {
    const edges = [0, 2, 5];
    const part = (scores: number[], ages: number[][]) => lagBins({ scores: Uint8Array.from(scores), ages }, edges);
    const [a, b] = [part([9, 2], [[1, 3], []]), part([5], [[4, 4, 0]])];
    const whole = part([9, 2, 5], [[1, 3], [], [4, 4, 0]]);
    whole.forEach(({ table }, bin) => {
      expect(mergeTables([a, b].flatMap((bins) => bins[bin]?.table ?? []))).toEqual(table);
    });
  });

  it('leaves out what is younger than the first edge or not below the last', () => {
    const [bin] = lagProfile(lagBins({ scores: Uint8Array.of(9, 3), ages: [[-1, 0, 1.9, 2], []] }, [0, 2]));
    expect(bin).toMatchObject({ events: 2, exposed: 1 });
  });

  it('refuses edges that do not ascend, a missing age and sides of different length', () => {
    const answers = { scores: Uint8Array.of(9), ages: [[1]] };
    expect(() => lagBins(answers, [0, 0])).toThrow('At least two edges, ascending, not 0, 0.');
    expect(() => lagBins({ ...answers, ages: [[Number.NaN]] }, [0, 1])).toThrow(
      'Answer 0 has an event without an age: leave it out.',
    );
    expect(() => lagBins({ ...answers, ages: [] }, [0, 1])).toThrow(RangeError);
  });
});

describe('decayedExposure', () => {
  it('refuses a window or half-life of nothing, and an event without a time', () => {
    const rule = { windowMs: 10, halfLifeMs: 5 };
    expect(() => decayedExposure(0, [], { ...rule, windowMs: 0 })).toThrow('A window is longer than 0 ms, not 0.');
    expect(() => decayedExposure(0, [], { ...rule, halfLifeMs: -1 })).toThrow(RangeError);
    expect(() => decayedExposure(0, [{ at: Number.NaN, magnitude: 1 }], rule)).toThrow(RangeError);
  });
});

describe('halfLife', () => {
  /** Events at every age from 1 to 28 days, two or three an answer, by a fixed pattern. */
  const ages = Array.from({ length: 400 }, (_, i) =>
    Array.from({ length: i % 4 }, (_e, k) => 1 + ((i * 11 + k * 17) % 28)),
  );
  const candidates = [1, 2, 3, 5, 7, 10, 14, 21];
  const outcomeAt = (days: number, noise: number) =>
    ages.map((of, i) => 8 - 2 * of.reduce((sum, age) => sum + 2 ** (-age / days), 0) + noise * Math.sin(i * i));

  it.each([3, 7])('finds the half-life of %d days that outcomes were made with', (days) => {
    const result = halfLife({ outcome: outcomeAt(days, 0.3), ages, candidates });
    expect(result).toMatchObject({ status: 'ok', halfLife: days, bounded: true, slope: expect.closeTo(-2, 0) });
  });

  it('says so when the half-life may lie beyond what was tried', () => {
    expect(halfLife({ outcome: outcomeAt(21, 0.1), ages, candidates })).toMatchObject({ status: 'ok', bounded: false });
  });

  it('says why it tells nothing', () => {
    const noise = ages.map((_, i) => Math.sin(i * i * 7));
    expect(halfLife({ outcome: noise, ages, candidates })).toMatchObject({ status: 'no-association' });
    expect(halfLife({ outcome: [1, 2, 3, 4], ages: [[], [], [], []], candidates })).toMatchObject({
      status: 'no-events',
    });
    expect(halfLife({ outcome: [1], ages: [[1]], candidates })).toMatchObject({ status: 'too-few' });
    expect(halfLife({ outcome: ages.map(() => 5), ages, candidates })).toMatchObject({ status: 'no-association' });
  });

  it('refuses half-lives that do not ascend above nought', () => {
    expect(() => halfLife({ outcome: [], ages: [], candidates: [0, 1] })).toThrow(
      'Half-lives ascend above 0, not 0, 1.',
    );
    expect(() => halfLife({ outcome: [1, 2, 3, 4], ages: [[NaN], [], [], []], candidates: [1] })).toThrow(RangeError);
  });
});
