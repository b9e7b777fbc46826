import { spearman, studentTwoSidedP } from './index.js';
import { describeFixture } from './testing/index.js';

describeFixture('spearman', ({ x, y }: { x: number[]; y: number[] }) => ({
  coefficient: null,
  t: null,
  p: null,
  ...spearman(x, y),
}));

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
