import { shareDifference, shareOf } from './share.js';

describe('a share', () => {
  it('has the score interval of the textbook: 10 of 100 is 5.5 to 17.4 %', () => {
    const { rate, low, high } = shareOf(10, 100);
    expect(rate).toBe(0.1);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
  });

  it('is known to be somewhere with one of one, and nowhere with none of none', () => {
    expect(shareOf(1, 1).low).toBeCloseTo(0.2065, 4);
    expect(shareOf(1, 1).high).toBeCloseTo(1, 10);
    expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, rate: null, low: null, high: null });
  });

  it('differs from another as in Newcombe 1998, table II (a): 56 of 70 and 48 of 80', () => {
    const found = shareDifference(shareOf(48, 80), shareOf(56, 70));
    expect(found?.difference).toBeCloseTo(0.2, 10);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
    expect(shareDifference(shareOf(0, 0), shareOf(1, 2))).toBeNull();
  });
});
