/** Number of pairs. @throws RangeError for sides of different length */
export function pairedLength(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length) throw new RangeError(`Paired values needed: ${x.length} of x, ${y.length} of y.`);
  return x.length;
}
