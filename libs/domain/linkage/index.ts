export { effectiveLinks, type CarriedSpell, type TopologyLink } from './effective-links.js';
export { ownershipSpells, type OwnedSpell, type SubscriptionVersion } from './ownership-spells.js';
export { reachesOfLine, type LineReach } from './reaches-of-line.js';
export type { Spell } from './spell.js';
