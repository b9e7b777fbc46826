import fc from 'fast-check';
import { RandomStream } from './random-stream.js';

const draws = (stream: RandomStream, count: number) => Array.from({ length: count }, () => stream.uniform());
const moments = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
};

describe('RandomStream', () => {
  it('gives the same numbers for the same path, and others for any other', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.nat(), (seed, label, number) => {
        const path = [label, number] as const;
        expect(draws(new RandomStream(seed, ...path), 5)).toEqual(draws(new RandomStream(seed, ...path), 5));
        expect(draws(new RandomStream(seed + 1, ...path), 5)).not.toEqual(draws(new RandomStream(seed, ...path), 5));
        expect(draws(new RandomStream(seed, label, number + 1), 5)).not.toEqual(
          draws(new RandomStream(seed, ...path), 5),
        );
      }),
    );
  });

  it('makes neighbouring streams independent of each other', () => {
    const first = Array.from({ length: 20_000 }, (_, index) => new RandomStream(1, 'line', index).uniform());
    const product = first.slice(1).map((value, index) => (value - 0.5) * ((first[index] ?? 0) - 0.5));
    expect(moments(first).mean).toBeCloseTo(1 / 2, 2);
    expect(moments(first).variance).toBeCloseTo(1 / 12, 2);
    expect(Math.abs(moments(product).mean) * 12 * Math.sqrt(20_000)).toBeLessThan(4);
  });

  it.each([0.4, 1, 2.5])('draws gamma numbers of mean 1 and variance 1 ÷ shape, shape %d', (shape) => {
    const stream = new RandomStream(5, 'gamma', shape);
    const { mean, variance } = moments(Array.from({ length: 100_000 }, () => stream.gamma(shape)));
    expect(Math.abs(mean - 1)).toBeLessThan(0.02);
    expect(Math.abs(variance * shape - 1)).toBeLessThan(0.06);
  });

  it.each([0.3, 4, 60])('draws Poisson counts whose variance is their mean, %d', (expected) => {
    const stream = new RandomStream(6, 'poisson', expected);
    const { mean, variance } = moments(Array.from({ length: 50_000 }, () => stream.poisson(expected)));
    expect(Math.abs(mean / expected - 1)).toBeLessThan(0.02);
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.04);
  });

  it('picks in proportion to the shares and refuses to choose from nothing', () => {
    const stream = new RandomStream(7);
    const items = [{ share: 1 }, { share: 3 }];
    const second = Array.from({ length: 20_000 }, () => stream.pick(items)).filter((item) => item === items[1]).length;
    expect(Math.abs(second / 20_000 - 0.75)).toBeLessThan(0.02);
    expect(() => stream.pick([])).toThrow(RangeError);
  });
});
