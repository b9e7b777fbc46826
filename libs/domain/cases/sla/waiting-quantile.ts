/** How long something took, or, where it has not happened yet, has been waited for. */
export interface Wait {
  readonly hours: number;
  readonly over: boolean;
}

/**
 * The time within which so large a share (0–1, above 0) is done, in hours, by the product-limit estimate (Kaplan and Meier 1958, JASA
 * 53:457): those that still wait count for as long as they have waited, so that a queue of old cases does not look quick because
 * only the quick ones are finished. `undefined` where fewer are done than that.
 */
export function waitingQuantile(waits: readonly Wait[], share: number): number | undefined {
  const inOrder = [...waits].sort((one, other) => one.hours - other.hours || Number(other.over) - Number(one.over));
  let waiting = 1;
  for (const [place, { hours, over }] of inOrder.entries()) {
    if (!over) continue;
    const atRisk = inOrder.length - place;
    waiting *= (atRisk - 1) / atRisk;
    if (waiting <= mostWaiting(share)) return hours;
  }
  return undefined;
}

/** How large a share may still wait where `share` is done. Products of whole fractions are a few units of the last place off. */
export function mostWaiting(share: number): number {
  return 1 - share + 1e-12;
}
