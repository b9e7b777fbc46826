import type { Instant } from '../time/index.js';
import type { Spell } from './spell.js';

/** What the master said of a subscription, and since when it is so. */
export interface SubscriptionVersion {
  readonly version: number;
  readonly validFrom: Instant;
  readonly customerId: string;
  /** Services and products by which it is delivered. */
  readonly serviceIds: readonly string[];
}

export type OwnedSpell = Spell & Pick<SubscriptionVersion, 'customerId' | 'serviceIds'>;

/**
 * Whose a subscription was, and by which services it was delivered, in order of time and without gaps. A greater version holds from
 * where it begins, whatever smaller ones say (rule R11); the smallest holds for all time before it as well, because masters begin to
 * tell when they are connected and not when the subscription began.
 */
export function ownershipSpells(versions: readonly SubscriptionVersion[]): readonly OwnedSpell[] {
  const inOrder = [...versions].sort((a, b) => a.version - b.version);
  return inOrder.reduce<OwnedSpell[]>((spells, { validFrom, customerId, serviceIds }, index) => {
    const from = index === 0 ? -Infinity : validFrom;
    const before = spells
      .filter((spell) => spell.from < from)
      .map((spell) => ({ ...spell, to: Math.min(spell.to, from) }));
    return [...before, { from, to: Infinity, customerId, serviceIds }];
  }, []);
}
