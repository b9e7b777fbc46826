/** Upper ends, in minutes and included, of the classes in which answer delays are counted; one more class holds what is later. */
export const DELAY_CLASS_ENDS_MINUTES = [60, 180, 360, 720, 1_440, 2_880, 4_320, 10_080, 20_160] as const;

/** Classes of delay, the open last one among them. */
export const DELAY_CLASSES = DELAY_CLASS_ENDS_MINUTES.length + 1;

/**
 * The class (0-based) of a delay from dispatch to answer. One below nought, which clocks that differ can give, counts as none.
 * @throws RangeError for a delay that is not a finite number
 */
export function delayClass(minutes: number): number {
  if (!Number.isFinite(minutes)) throw new RangeError(`A delay is a finite number of minutes, not ${minutes}.`);
  const found = DELAY_CLASS_ENDS_MINUTES.findIndex((end) => minutes <= end);
  return found === -1 ? DELAY_CLASS_ENDS_MINUTES.length : found;
}

/** A delay told from counts by class. `interpolated` says that it is not one that was measured. */
export type DelayReading =
  | { readonly kind: 'interpolated'; readonly n: number; readonly minutes: number }
  | { readonly kind: 'moreThan'; readonly n: number; readonly minutes: number }
  | { readonly kind: 'noAnswers' };

/**
 * The delay, in minutes, within which a share of the answers came (½: the median): linear within the class that holds it, so exact where
 * it falls on a class's end; in the open class only "more than 14 days" can be told.
 * @throws RangeError for a number of classes other than `DELAY_CLASSES`, counts that are not whole and ≥ 0, or a share not within 0..1
 */
export function delayQuantile(counts: readonly number[], share = 0.5): DelayReading {
  assertDelays(counts);
  if (!(share > 0 && share < 1)) throw new RangeError(`A share lies between 0 and 1, not ${share}.`);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return { kind: 'noAnswers' };
  const wanted = share * n;
  let before = 0;
  let start = 0;
  for (const [index, end] of DELAY_CLASS_ENDS_MINUTES.entries()) {
    const count = counts[index] ?? 0;
    if (count > 0 && before + count >= wanted) {
      return { kind: 'interpolated', n, minutes: start + ((wanted - before) / count) * (end - start) };
    }
    before += count;
    start = end;
  }
  return { kind: 'moreThan', n, minutes: start };
}

function assertDelays(counts: readonly number[]): void {
  if (counts.length !== DELAY_CLASSES) {
    throw new RangeError(`Delays are counted in ${DELAY_CLASSES} classes, not ${counts.length}.`);
  }
  for (const count of counts) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`A count is whole and ≥ 0, not ${count}.`);
  }
}
