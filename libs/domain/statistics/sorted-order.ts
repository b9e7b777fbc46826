/** Below this a comparison sort is quicker than clearing the buckets. */
const BUCKETS_PAY_FROM = 8_192;
const BUCKETS = 65_536;

/**
 * Positions of the values in ascending order. Equal values keep the order they have in `start` (their own, unless given), so that
 * ordering by y and then by x gives pairs in order of x, then y. Many values are sorted by the bits of their doubles, 16 at a
 * time (least significant digit first; Knuth, TAOCP 3, 5.2.5), which needs no comparison and no object per value.
 * @throws RangeError for a value that is not a number
 */
export function sortedOrder(values: ArrayLike<number>, start?: Uint32Array): Uint32Array {
  const n = values.length;
  const order = start ? start.slice() : Uint32Array.from({ length: n }, (_, index) => index);
  for (let i = 0; i < n; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (value !== value) throw new RangeError('A missing value has no rank: leave it out.');
  }
  if (n >= BUCKETS_PAY_FROM) return byDigits(orderedBits(values), order);
  return order.sort((a, b) => {
    const [first, second] = [values[a] ?? 0, values[b] ?? 0];
    return first < second ? -1 : Number(first > second);
  });
}

/** Four 16-bit digits per value, least significant first, that ascend as the doubles do: negatives are turned round. */
function orderedBits(values: ArrayLike<number>): Uint16Array {
  const doubles = new Float64Array(values.length);
  // Adding nought makes −0 a 0: they are equal, but their bits are not.
  for (let i = 0; i < doubles.length; i += 1) doubles[i] = (values[i] ?? 0) + 0;
  const words = new Uint32Array(doubles.buffer);
  for (let i = 0; i < doubles.length; i += 1) {
    const high = words[2 * i + 1] ?? 0;
    if (high >>> 31 === 0) words[2 * i + 1] = high ^ 0x8000_0000;
    else {
      words[2 * i] = ~(words[2 * i] ?? 0);
      words[2 * i + 1] = ~high;
    }
  }
  return new Uint16Array(words.buffer);
}

function byDigits(bits: Uint16Array, order: Uint32Array): Uint32Array {
  let from = order;
  let to: Uint32Array = new Uint32Array(order.length);
  const offsets = new Uint32Array(BUCKETS);
  for (let digit = 0; digit < 4; digit += 1) {
    offsets.fill(0);
    for (let i = digit; i < bits.length; i += 4) offsets[bits[i] ?? 0] = (offsets[bits[i] ?? 0] ?? 0) + 1;
    // Where all share one digit (the low bits of small whole numbers) there is nothing to move.
    if (offsets[bits[digit] ?? 0] === order.length) continue;
    let sum = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const size = offsets[bucket] ?? 0;
      offsets[bucket] = sum;
      sum += size;
    }
    for (let position = 0; position < from.length; position += 1) {
      const index = from[position] ?? 0;
      const bucket = bits[4 * index + digit] ?? 0;
      const target = offsets[bucket] ?? 0;
      to[target] = index;
      offsets[bucket] = target + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}
