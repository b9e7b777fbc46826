import { randomSource, standardNormal, standardNormals } from './index.js';

describe('standard normal numbers', () => {
  const ways = {
    'one of each pair': () => {
      const { uniform } = randomSource(3);
      return () => standardNormal(uniform);
    },
    'both of each pair': () => standardNormals(randomSource(3).uniform),
  };

  it.each(Object.entries(ways))('have mean 0, variance 1 and the tails of the bell: %s', (_, start) => {
    const next = start();
    const drawn = Array.from({ length: 40_000 }, next);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
    // Four standard errors of each.
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    expect(drawn.filter((value) => Math.abs(value) > 1.959964).length / drawn.length).toBeCloseTo(0.05, 2);
  });

  it('do not hang together, one with the next', () => {
    const next = standardNormals(randomSource(9).uniform);
    const products = Array.from({ length: 20_000 }, () => next() * next());
    expect(Math.abs(products.reduce((sum, value) => sum + value, 0) / products.length)).toBeLessThan(0.03);
  });

  it('are finite for every uniform number, 0 included', () => {
    expect(standardNormal(() => 0)).toBeCloseTo(0, 12);
    expect(standardNormal(() => 1 - 2 ** -53)).toBeLessThan(9);
  });
});
