import { FACTS, type Fact } from '@sidetone/domain/kpi';
import type { Instant } from '@sidetone/domain/time';

/** How an event came to be a respondent's: through a resource by a share and for a while, or by itself, wholly and always. */
export interface Reach {
  /** Share of the subscription's use that the resource carried, 0 < share ≤ 1. */
  readonly share?: number | null;
  /** The subscription, where events of several are looked at together. */
  readonly line?: string | null;
  /** While the resource carried the subscription, or the subscription was the customer's; half-open, without `to` to this day. */
  readonly within?: { readonly from: Instant; readonly to?: Instant | null } | null;
}

/**
 * The part of a fact that reached the respondent; `undefined` when none did. An interval is cut; what one moment tells counts by that
 * moment, and what a period tells by its last, since periods are half-open.
 */
export function reached(fact: Fact, { share, line, within }: Reach): Fact | undefined {
  const found = {
    ...fact,
    ...(share == null ? {} : { share }),
    ...(line == null ? {} : { line }),
  };
  if (!within) return found;
  const ends = within.to ?? Infinity;
  if (FACTS[fact.name].shape === 'interval') {
    const from = Math.max(fact.from ?? fact.at, within.from);
    const to = Math.min(fact.to ?? Infinity, ends);
    if (from >= to) return undefined;
    return { ...found, at: from, from, ...(to === Infinity ? {} : { to }) };
  }
  const at = TOLD_AT_THE_END.has(fact.name) ? fact.at - 1 : fact.at;
  return within.from <= at && at < ends ? found : undefined;
}

const TOLD_AT_THE_END: ReadonlySet<Fact['name']> = new Set<Fact['name']>(['measured', 'coverage.low']);

/** The different ways by which the tellings of one entity reached the respondent. */
export function reachesOf(tellings: readonly Reach[]): readonly Reach[] {
  const byKey = new Map(
    tellings.map((reach) => {
      const { share, line, within } = reach;
      return [JSON.stringify([share ?? null, line ?? null, within?.from ?? null, within?.to ?? null]), reach];
    }),
  );
  return [...byKey.values()];
}
