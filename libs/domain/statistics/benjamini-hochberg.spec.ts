import fc from 'fast-check';
import { benjaminiHochberg } from './index.js';
import { describeFixture } from './testing/index.js';

describeFixture('benjamini-hochberg', ({ p }: { p: (number | null)[] }) => ({ adjusted: benjaminiHochberg(p) }));

describe('benjaminiHochberg', () => {
  it('never makes a p-value smaller and never turns the order round', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
        const adjusted = benjaminiHochberg(p);
        const pairs = p.map((value, index) => [value, adjusted[index] ?? Number.NaN] as const);
        for (const [value, q] of pairs) {
          expect(q).toBeGreaterThanOrEqual(value);
          expect(pairs.every(([other, otherQ]) => other <= value || otherQ >= q)).toBe(true);
        }
      }),
    );
  });
});
