import type { Instant } from '../time/index.js';
import type { Spell } from './spell.js';

/** What topology says of one subscription and one resource. */
export interface TopologyLink {
  readonly resourceId: string;
  readonly resourceKind: string;
  readonly validFrom: Instant;
  /** Absent: to this day. */
  readonly validTo?: Instant | undefined;
  /** Share of the subscription's use, 0 < weight ≤ 1. */
  readonly weight: number;
}

/** When a resource carried a subscription, and what share of its use. */
export type CarriedSpell = Spell & {
  readonly resourceId: string;
  readonly share: number;
  /** The shares of its kind were more than a whole, and were scaled down to one. */
  readonly scaled: boolean;
};

/** Inventories round: shares of a kind may sum to so much before they are thought wrong. */
const MOST_SHARE = 1.001;

/**
 * The links of one subscription as they hold (event vocabulary, 3.10): a later link of the same pair ends the earlier; where the shares
 * of one kind of resource sum to more than a whole, all of them are scaled to one. In order of resource and time.
 */
export function effectiveLinks(links: readonly TopologyLink[]): readonly CarriedSpell[] {
  const ended = groups(links, ({ resourceId }) => resourceId).flatMap(endEarlier);
  const byKind = groups(ended, ({ resourceKind }) => resourceKind.trim().toLowerCase());
  return byKind
    .flatMap(scale)
    .sort((a, b) => (a.resourceId === b.resourceId ? a.from - b.from : a.resourceId < b.resourceId ? -1 : 1));
}

type EndedLink = TopologyLink & Spell;

/** Of two that begin together the one that ends later holds. */
function endEarlier(pair: readonly TopologyLink[]): EndedLink[] {
  const endOf = ({ validTo = Infinity }: TopologyLink): Instant => validTo;
  const inOrder = [...pair].sort(
    (a, b) => a.validFrom - b.validFrom || (endOf(a) === endOf(b) ? a.weight - b.weight : endOf(a) < endOf(b) ? -1 : 1),
  );
  return inOrder
    .map((link, index) => {
      const next = inOrder[index + 1]?.validFrom ?? Infinity;
      return { ...link, from: link.validFrom, to: Math.min(endOf(link), next) };
    })
    .filter(({ from, to }) => from < to);
}

/** Only where shares sum to too much is a spell cut: between two ends or beginnings the sum is the same. */
function scale(kind: readonly EndedLink[]): CarriedSpell[] {
  const cuts = [...new Set(kind.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const sumAt = (instant: Instant): number =>
    kind.reduce((sum, { from, to, weight }) => (from <= instant && instant < to ? sum + weight : sum), 0);
  const sums = new Map(cuts.map((cut) => [cut, sumAt(cut)]));
  return kind.flatMap(({ resourceId, from, to, weight }) => {
    const spells: CarriedSpell[] = [];
    for (const start of cuts.filter((cut) => from <= cut && cut < to)) {
      const sum = sums.get(start) ?? 0;
      const scaled = sum > MOST_SHARE;
      const share = scaled ? weight / sum : weight;
      const last = spells.at(-1);
      if (last && last.share === share && last.scaled === scaled) continue;
      if (last) spells[spells.length - 1] = { ...last, to: start };
      spells.push({ resourceId, from: start, to, share, scaled });
    }
    return spells;
  });
}

function groups<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    const known = byKey.get(keyOf(item));
    if (known) known.push(item);
    else byKey.set(keyOf(item), [item]);
  }
  return [...byKey.values()];
}
