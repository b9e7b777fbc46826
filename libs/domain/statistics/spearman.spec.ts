import { spearman, spearmanOfTable, studentTwoSidedP, tabulate, type SpearmanResult } from './index.js';
import { describeFixture } from './testing/index.js';

type Input = { x: number[]; y: number[] };

/** A field that is absent counts as "not defined", and is compared with null. */
const told = (result: SpearmanResult) => ({ coefficient: null, t: null, p: null, ...result });

describe('spearman', () => {
  describeFixture('spearman', ({ x, y }: Input) => told(spearman(x, y)));

  it('says in words why it tells no number', () => {
    expect(spearman([1, 2, 3, 4], [7, 7, 7, 7])).toEqual({ status: 'constant', n: 4, reason: expect.any(String) });
    expect(spearman([1], [7])).toMatchObject({ reason: '1 pairs are too few for a test: at least 4 are needed.' });
  });

  it('refuses a missing value and sides of different length', () => {
    expect(() => spearman([1, 2], [1])).toThrow('Paired values needed: 2 of x, 1 of y.');
    expect(() => spearman([1, Number.NaN], [1, 2])).toThrow(RangeError);
  });
});

describe('spearmanOfTable', () => {
  describeFixture('spearman', ({ x, y }: Input) => {
    const rows = [...new Set(x)].sort((a, b) => a - b);
    return told(
      spearmanOfTable(
        tabulate(
          x.map((value, index) => [value, y[index] ?? Number.NaN] as const),
          rows,
        ),
      ),
    );
  });
});

describe('studentTwoSidedP', () => {
  // With one degree of freedom Student's distribution is Cauchy's, with two it has a closed form too.
  it('agrees with the closed forms of few degrees of freedom', () => {
    expect(studentTwoSidedP(2.5, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(2.5), 13);
    expect(studentTwoSidedP(-2.5, 2)).toBeCloseTo(1 - 2.5 / Math.sqrt(2 + 2.5 ** 2), 13);
  });

  it('is one at zero', () => {
    expect(studentTwoSidedP(0, 30)).toBe(1);
  });
});
