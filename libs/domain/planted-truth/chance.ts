import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { standardNormal } from '../statistics/index.js';

const { log, sqrt } = Math;

/** Random numbers of a seed: the same seed gives the same world. */
export class Chance {
  private readonly generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }

  uniform(): number {
    return uniformFloat64(this.generator);
  }

  normal(): number {
    return standardNormal(() => this.uniform());
  }

  /** Gamma of mean 1 and variance 1 ÷ shape (Marsaglia & Tsang 2000). */
  gamma(shape: number): number {
    const boosted = shape < 1 ? shape + 1 : shape;
    const d = boosted - 1 / 3;
    const c = 1 / sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v <= 0 || log(1 - this.uniform()) >= 0.5 * x * x + d * (1 - v + log(v))) continue;
      return (d * v * (shape < 1 ? (1 - this.uniform()) ** (1 / shape) : 1)) / shape;
    }
  }

  poisson(mean: number): number {
    let count = -1;
    for (let used = 0; used <= mean; used -= log(1 - this.uniform())) count += 1;
    return count;
  }

  /** Position of one of the shares, which sum to 1. */
  pick(shares: readonly number[]): number {
    let left = this.uniform();
    const at = shares.findIndex((share) => (left -= share) < 0);
    return at < 0 ? shares.length - 1 : at;
  }
}
