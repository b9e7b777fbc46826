import type { Instant } from '@sidetone/domain/time';
import type { SharedSpan } from './exposure.js';
import { holds, overlap, type Span } from './span.js';

/**
 * How much of a line's use was away inside a span, in milliseconds: at each moment the greatest share counts, so that what
 * overlaps counts once. Cut at every beginning and end, between which nothing changes.
 */
export function outageLengthOf(outages: readonly SharedSpan[], within: Span): number {
  const inside = outages.filter((outage) => overlap(outage, within));
  const cuts = [...new Set([within, ...inside].flatMap(({ from, to }) => [from, to]))]
    .filter((cut) => within.from <= cut && cut <= within.to)
    .sort((one, other) => one - other);
  return cuts.reduce((sum, cut, index) => {
    const next = cuts[index + 1] ?? cut;
    const worst = Math.max(0, ...inside.filter((outage) => holds(outage, cut)).map(({ share }) => share));
    return sum + (next - cut) * worst;
  }, 0);
}

/** When each outage began to be felt inside a span: what overlaps or follows at once is one. */
export function outageCountOf(outages: readonly SharedSpan[], within: Span): readonly Instant[] {
  const starts: Instant[] = [];
  let reached = -Infinity;
  const parts = outages.flatMap((outage) => overlap(outage, within) ?? []);
  for (const { from, to } of parts.sort((one, other) => one.from - other.from)) {
    if (from > reached) starts.push(from);
    reached = Math.max(reached, to);
  }
  return starts;
}
