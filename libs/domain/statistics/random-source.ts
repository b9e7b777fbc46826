/** A stream of random numbers that its seed decides: the same seed gives the same stream on every machine. */
export interface RandomSource {
  /** Whole, 0 … 2³² − 1. */
  nextUint32(): number;
  /** 0 ≤ u < 1, with 53 bits. */
  uniform(): number;
}

const MASK = 0xffff_ffff_ffff_ffffn;

/**
 * xoshiro128** 1.1 (Blackman & Vigna 2021, ACM TOMS 47:36; period 2¹²⁸ − 1), its state filled by SplitMix64 as its authors advise.
 * `stream` gives another, independent sequence for the same seed, such as one per worker. Not for secrets.
 * Our own, as a run must give the same bytes after years, whatever a library's next version does.
 * @throws RangeError unless seed and stream are whole and ≥ 0
 */
export function randomSource(seed: number, stream = 0): RandomSource {
  for (const value of [seed, stream]) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`A seed is whole and ≥ 0, not ${value}.`);
  }
  const next = splitMix64(BigInt(seed) ^ splitMix64(BigInt(stream))());
  const words = [next(), next()].flatMap((word) => [Number(word & 0xffff_ffffn), Number(word >> 32n)]);
  return xoshiro128(Uint32Array.from(words));
}

/** The generator itself, from a state of four words that are not all 0. */
export function xoshiro128(state: Uint32Array): RandomSource {
  // In an array of integers: as variables of the closure each would be a new number object per draw.
  const words = Int32Array.from(state);
  const nextUint32 = (): number => {
    const [a, b, c, d] = [words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, words[3] ?? 0];
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const mixed = c ^ a;
    const turned = d ^ b;
    words[1] = b ^ mixed;
    words[0] = a ^ turned;
    words[2] = mixed ^ (b << 9);
    words[3] = rotateLeft(turned, 11);
    return result;
  };
  const uniform = (): number => ((nextUint32() >>> 5) * 2 ** 26 + (nextUint32() >>> 6)) / 2 ** 53;
  return { nextUint32, uniform };
}

/** Steele, Lea & Flood (2014), OOPSLA: turns any seed, even 0 or 1, into well mixed words. */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed & MASK;
  return () => {
    state = (state + 0x9e37_79b9_7f4a_7c15n) & MASK;
    let word = state;
    word = ((word ^ (word >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & MASK;
    word = ((word ^ (word >> 27n)) * 0x94d0_49bb_1331_11ebn) & MASK;
    return word ^ (word >> 31n);
  };
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
