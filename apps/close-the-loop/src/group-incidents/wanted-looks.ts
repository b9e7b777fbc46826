/**
 * Which looks find what the new cases are part of: by how many windows ago each look ends. A look sees two windows up to its end. What is within a
 * window of a case opened `ago` windows ago lies in the look that ends with its window or in the next. The look that ends now is always wanted.
 */
export function wantedLooks(agoOfNew: readonly number[]): ReadonlySet<number> {
  return new Set([0, ...agoOfNew.flatMap((ago) => [ago, Math.max(0, ago - 1)])]);
}
