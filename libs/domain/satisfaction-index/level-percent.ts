/**
 * A level of a 5-point scale in percent: 1 is 0 %, 3 is 50 %, 5 is 100 % (the share of the way from the worst to the best level).
 * @throws RangeError unless 1 ≤ level ≤ 5
 */
export function levelPercent(level: number): number {
  if (!(level >= 1 && level <= 5)) throw new RangeError(`A level lies between 1 and 5, not ${level}.`);
  return ((level - 1) / 4) * 100;
}
