import { countsOf, movementOf, neededEachSide, scoreOf, verdictOf } from './hand-score.js';

/** The worked example of docs/scores-model.md: from +36 to +42 with 300 answers each. */
const before = { promoters: 150, passives: 108, detractors: 42 };
const after = { promoters: 162, passives: 102, detractors: 36 };
const times = ({ promoters, passives, detractors }: typeof before, by: number) => ({
  promoters: by * promoters,
  passives: by * passives,
  detractors: by * detractors,
});

describe('a score by hand', () => {
  it('is that of the worked example, from +36 to +42', () => {
    expect([scoreOf(before), scoreOf(after)]).toEqual([36, 42]);
    const { difference, low, high } = movementOf(before, after);
    expect(difference).toBeCloseTo(6, 10);
    expect(low).toBeCloseTo(5.9406 - 1.95996 * 5.7364, 3);
    expect(high).toBeCloseTo(5.9406 + 1.95996 * 5.7364, 3);
  });

  it('is no evidence with 300 answers each, and up with 3,000', () => {
    expect(verdictOf(before, after, 10)).toBe('noEvidence');
    expect(verdictOf(times(before, 10), times(after, 10), 10)).toBe('up');
    expect(verdictOf(times(after, 10), times(before, 10), 10)).toBe('down');
    expect(verdictOf(before, after, 301)).toBe('tooFew');
  });

  it('knows from how many answers on the movement would show', () => {
    const needed = neededEachSide(before, after) ?? 0;
    const shown = (n: number): boolean => movementOf(times(before, n / 300), times(after, n / 300)).low > 0;
    expect([shown(needed), shown(needed - 1)]).toEqual([true, false]);
    expect(needed).toBeGreaterThan(300);
    expect(needed).toBeLessThan(3_000);
    expect(neededEachSide(before, before)).toBeUndefined();
  });

  it('counts every score in its band, 0 too', () => {
    expect(countsOf([0, 6, 7, 8, 9, 10])).toEqual({ promoters: 2, passives: 2, detractors: 2 });
  });
});
