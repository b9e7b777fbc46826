import { isScore, npsBand } from './index.js';

describe('npsBand', () => {
  it.each([
    [0, 'detractor'],
    [6, 'detractor'],
    [7, 'passive'],
    [8, 'passive'],
    [9, 'promoter'],
    [10, 'promoter'],
  ])('puts %d among the %ss', (score, band) => {
    expect(npsBand(score)).toBe(band);
  });

  it('refuses what is no score', () => {
    expect(() => npsBand(11)).toThrow('A score is a whole number from 0 to 10, not 11.');
    expect(() => npsBand(Number.NaN)).toThrow(RangeError);
  });
});

describe('isScore', () => {
  it('takes 0 as an answer', () => {
    expect(isScore(0)).toBe(true);
  });

  it.each([['9'], [-1], [11], [7.5], [Number.NaN], [null], [undefined], [true]])('does not take %p', (value) => {
    expect(isScore(value)).toBe(false);
  });
});
