import { randomSource } from './index.js';
import { splitMix64, xoshiro128 } from './random-source.js';

describe('xoshiro128', () => {
  it('is the published generator', () => {
    // From the state 1, 2, 3, 4: the first numbers of the authors' xoshiro128starstar.c 1.1.
    const random = xoshiro128(Uint32Array.of(1, 2, 3, 4));
    expect(Array.from({ length: 10 }, () => random.nextUint32())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe('splitMix64', () => {
  it('is the published generator', () => {
    // From the seed 1234567, as published on Rosetta Code.
    const next = splitMix64(1234567n);
    expect([next(), next(), next()]).toEqual([6457827717110365317n, 3203168211198807973n, 9817491932198370423n]);
  });
});

describe('randomSource', () => {
  it('says the same for the same seed and stream, and something else for others', () => {
    const first = (seed: number, stream?: number) => randomSource(seed, stream).nextUint32();
    expect(first(1)).toBe(first(1, 0));
    expect(new Set([first(0), first(1), first(2), first(1, 1), first(1, 2)]).size).toBe(5);
  });

  it('spreads evenly over 0..1', () => {
    const random = randomSource(42);
    const bins = new Array<number>(20).fill(0);
    for (let draw = 0; draw < 20_000; draw += 1) {
      const u = random.uniform();
      expect(u).toBeLessThan(1);
      const bin = Math.floor(20 * u);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    // χ² with 19 degrees of freedom: 43.8 is the 99.9 % point.
    expect(bins.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0)).toBeLessThan(43.8);
  });

  it('refuses what is no seed', () => {
    expect(() => randomSource(-1)).toThrow('A seed is whole and ≥ 0, not -1.');
    expect(() => randomSource(1, Number.NaN)).toThrow(RangeError);
  });
});
