import { hashedUniform } from './index.js';

describe('hashedUniform', () => {
  it('spreads ids that differ by a digit evenly, whatever the seed before them', () => {
    for (const seed of [0, 1, 2]) {
      const counts = new Array<number>(100).fill(0);
      for (let index = 0; index < 100_000; index += 1) {
        const cell = Math.floor(hashedUniform(`${seed} CON-${index}`) * 100);
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
      // Chi-square with 99 degrees of freedom: above 148 once in a thousand.
      expect(counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)).toBeLessThan(148);
    }
  });

  it('gives two seeds unrelated numbers', () => {
    let products = 0;
    for (let index = 0; index < 10_000; index += 1)
      products += (hashedUniform(`1 CON-${index}`) - 0.5) * (hashedUniform(`2 CON-${index}`) - 0.5);
    // A correlation of ten thousand pairs has a standard error of 0.01.
    expect(Math.abs((products / 10_000) * 12)).toBeLessThan(0.035);
  });
});
