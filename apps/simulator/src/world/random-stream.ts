import { standardNormal } from '@sidetone/domain/statistics';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

type Label = string | number;
const { imul } = Math;

/**
 * Random numbers of one thing in the world, named by a path: `new RandomStream(seed, 'faults', 'SUB-7', week)`.
 * Equal paths give equal numbers, whoever asks and in whatever order; other paths give unrelated ones.
 */
export class RandomStream {
  private readonly generator: ReturnType<typeof xoroshiro128plusFromState>;

  constructor(seed: number, ...path: readonly Label[]) {
    this.generator = xoroshiro128plusFromState(stateOf([seed, ...path].join('/')));
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return uniformFloat64(this.generator);
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Uniform whole number in [0, below). */
  below(below: number): number {
    return Math.floor(this.uniform() * below);
  }

  normal(): number {
    return standardNormal(() => this.uniform());
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** Gamma of mean 1 and variance 1 ÷ shape (Marsaglia and Tsang 2000; below shape 1 by their boost). */
  gamma(shape: number): number {
    const boosted = shape < 1 ? shape + 1 : shape;
    const d = boosted - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
        const boost = shape < 1 ? (1 - this.uniform()) ** (1 / shape) : 1;
        return (boost * d * v) / shape;
      }
    }
  }

  /** Poisson count: exponential gaps until the mean is used up, so that a large mean loses no digits. */
  poisson(mean: number): number {
    let count = 0;
    for (let used = this.exponential(1); used < mean; used += this.exponential(1)) count += 1;
    return count;
  }

  /** One of the items, all alike. */
  oneOf<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('There is nothing to choose from: give the list at least one entry.');
    return item;
  }

  /** One of the items, in proportion to its share. */
  pick<T extends { readonly share: number }>(items: readonly T[]): T {
    let left = this.uniform() * items.reduce((sum, item) => sum + item.share, 0);
    return items.find((item) => (left -= item.share) < 0) ?? this.oneOf(items);
  }
}

/** 128 bits of state from a text: four multiplicative hashes, stirred (the finaliser of MurmurHash3). */
function stateOf(path: string): readonly [number, number, number, number] {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = 0x6a09e667;
  for (let index = 0; index < path.length; index += 1) {
    const code = path.charCodeAt(index);
    a = imul(a ^ code, 0x01000193);
    b = imul(b ^ code ^ (a >>> 15), 0x85ebca6b);
    c = imul(c ^ code ^ (b >>> 13), 0xc2b2ae35);
    d = imul(d ^ code ^ (c >>> 16), 0x27d4eb2f);
  }
  return [stirred(a + d), stirred(b + a), stirred(c + b), stirred(d + c) | 1];
}

function stirred(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = imul(mixed, 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
