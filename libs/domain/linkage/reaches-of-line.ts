import { effectiveLinks, type TopologyLink } from './effective-links.js';
import { ownershipSpells, type SubscriptionVersion } from './ownership-spells.js';
import type { Spell } from './spell.js';

/** What is looked at for one subscription: itself, a service it is delivered by, a resource that carries it; when, and for what share of its use. */
export interface LineReach {
  readonly kind: 'subscription' | 'service' | 'resource';
  readonly id: string;
  readonly within: Spell;
  readonly share: number;
}

const ALWAYS: Spell = { from: -Infinity, to: Infinity };

/**
 * Through what events reach a customer by one subscription (rule R12), while it was the customer's: what hit it before it was taken
 * over hit somebody else. A subscription that no master knows, or never as this customer's, is taken at the respondent's word.
 */
export function reachesOfLine(
  subscriptionId: string,
  customerId: string,
  versions: readonly SubscriptionVersion[],
  links: readonly TopologyLink[],
): readonly LineReach[] {
  const spells = ownershipSpells(versions);
  const own = spells.filter((spell) => spell.customerId === customerId);
  const owned: readonly Spell[] = own.length > 0 ? merged(own) : [ALWAYS];
  const services = (own.length > 0 ? own : spells).flatMap(({ serviceIds, from, to }) =>
    serviceIds.map((id) => ({ kind: 'service' as const, id, within: { from, to }, share: 1 })),
  );
  const carried = effectiveLinks(links).flatMap(({ resourceId, share, ...spell }) =>
    owned.flatMap((ownSpell) => {
      const within = { from: Math.max(spell.from, ownSpell.from), to: Math.min(spell.to, ownSpell.to) };
      return within.from < within.to ? [{ kind: 'resource' as const, id: resourceId, within, share }] : [];
    }),
  );
  return [
    ...owned.map((within) => ({ kind: 'subscription' as const, id: subscriptionId, within, share: 1 })),
    ...services,
    ...carried,
  ];
}

/** Spells that follow each other without a gap are one: nothing is cut where only a service changed. */
function merged(spells: readonly Spell[]): Spell[] {
  return spells.reduce<Spell[]>((all, { from, to }) => {
    const last = all.at(-1);
    if (last?.to !== from) return [...all, { from, to }];
    return [...all.slice(0, -1), { from: last.from, to }];
  }, []);
}
