import type { Instant } from '@sidetone/domain/time';

/** A half-open time: `from` belongs to it, `to` does not. −∞ and ∞ are allowed. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** What two times have in common; `undefined` when they only touch. */
export function overlap(one: Span, other: Span): Span | undefined {
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to, other.to);
  return from < to ? { from, to } : undefined;
}

export function holds({ from, to }: Span, at: Instant): boolean {
  return from <= at && at < to;
}
