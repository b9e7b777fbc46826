import fc from 'fast-check';
import { DELAY_CLASS_ENDS_MINUTES, DELAY_CLASSES, delayClass, delayQuantile } from './index.js';

const classes = (counts: Record<number, number>) => Array.from({ length: DELAY_CLASSES }, (_, i) => counts[i] ?? 0);

describe('delayClass', () => {
  it.each([
    [-3, 0],
    [0, 0],
    [60, 0],
    [60.5, 1],
    [1_440, 4],
    [1_441, 5],
    [20_160, 8],
    [20_161, 9],
  ])('puts %d minutes into class %d', (minutes, expected) => {
    expect(delayClass(minutes)).toBe(expected);
  });

  it('refuses what is no number', () => {
    expect(() => delayClass(Number.NaN)).toThrow('A delay is a finite number of minutes, not NaN.');
  });
});

describe('delayQuantile', () => {
  it('goes linearly through the class that holds the median', () => {
    // 10 answers, the 5th: 2 within the first hour, so 3 of the 4 that lie between 60 and 180: 60 + ¾ × 120.
    expect(delayQuantile(classes({ 0: 2, 1: 4, 5: 4 }))).toEqual({ kind: 'interpolated', n: 10, minutes: 150 });
  });

  it('is exact where the median falls on the end of a class, be it the last one that ends', () => {
    for (const [index, end] of DELAY_CLASS_ENDS_MINUTES.entries()) {
      expect(delayQuantile(classes({ [index]: 7, [DELAY_CLASSES - 1]: 7 }))).toMatchObject({ minutes: end });
    }
  });

  it('only says "more than 14 days" where the median lies beyond', () => {
    expect(delayQuantile(classes({ 0: 1, 9: 2 }))).toEqual({ kind: 'moreThan', n: 3, minutes: 20_160 });
  });

  it('tells other shares too, and never a smaller delay for a greater one', () => {
    expect(delayQuantile(classes({ 0: 5, 1: 5 }), 0.9)).toMatchObject({ minutes: 156 });
    const counts = fc.array(fc.nat(20), { minLength: DELAY_CLASSES, maxLength: DELAY_CLASSES });
    fc.assert(
      fc.property(counts, (some) => {
        const [median, ninth] = [delayQuantile(some), delayQuantile(some, 0.9)];
        if (median.kind === 'noAnswers' || ninth.kind === 'noAnswers') return expect(Math.max(...some)).toBe(0);
        expect(ninth.minutes).toBeGreaterThanOrEqual(median.minutes);
      }),
    );
  });

  it('tells nothing of no answers, and refuses counts that cannot be', () => {
    expect(delayQuantile(classes({}))).toEqual({ kind: 'noAnswers' });
    expect(() => delayQuantile([1, 2])).toThrow('Delays are counted in 10 classes, not 2.');
    expect(() => delayQuantile(classes({ 3: -1 }))).toThrow('A count is whole and ≥ 0, not -1.');
    expect(() => delayQuantile(classes({ 3: 1 }), 1)).toThrow('A share lies between 0 and 1, not 1.');
  });
});
