import fc from 'fast-check';
import { outageCountOf, outageLengthOf } from './outage-exposure.js';

const LENGTH = 40;
const spans = fc.array(
  fc
    .record({
      from: fc.integer({ min: -10, max: 50 }),
      length: fc.integer({ min: 1, max: 30 }),
      tenths: fc.integer({ min: 1, max: 10 }),
    })
    .map(({ from, length, tenths }) => ({ from, to: from + length, share: tenths / 10 })),
  { maxLength: 8 },
);
const within = { from: 0, to: LENGTH };

/** The greatest share at each step of time, looked at one by one. */
const worstAt = (outages: readonly { from: number; to: number; share: number }[]) =>
  Array.from({ length: LENGTH }, (_, at) =>
    outages.reduce((worst, { from, to, share }) => (from <= at && at < to ? Math.max(worst, share) : worst), 0),
  );

describe('outages of a line', () => {
  it('last as long as the greatest share at each moment says', () => {
    fc.assert(
      fc.property(spans, (outages) => {
        const expected = worstAt(outages).reduce((sum, share) => sum + share, 0);
        expect(outageLengthOf(outages, within)).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('are counted once for each time that service went away', () => {
    fc.assert(
      fc.property(spans, (outages) => {
        const worst = worstAt(outages);
        const beginnings = worst.filter((share, at) => share > 0 && (worst[at - 1] ?? 0) === 0);
        expect(outageCountOf(outages, within)).toHaveLength(beginnings.length);
      }),
    );
  });

  it('are the same in whatever order they are told', () => {
    fc.assert(
      fc.property(spans, (outages) => {
        const reversed = [...outages].reverse();
        expect(outageLengthOf(reversed, within)).toBe(outageLengthOf(outages, within));
        expect(outageCountOf(reversed, within)).toEqual(outageCountOf(outages, within));
      }),
    );
  });
});
