import { at, folded, listOf, objectsAt, textAt } from './read-json.js';

/**
 * The id of the party in a role. v4 says `relatedParty[].id`, v5 `relatedParty[].partyOrPartyRole.id` (event vocabulary, section 5);
 * a party without role is known by what it refers to.
 */
export function partyIn(resource: unknown, role: string): unknown {
  const parties = objectsAt(resource, 'relatedParty').map((party) => {
    const inner = at(party, 'partyOrPartyRole') ?? party;
    return {
      id: at(inner, 'id') ?? at(inner, 'partyId'),
      role: textAt(party, 'role'),
      kind: textAt(inner, '@referredType'),
    };
  });
  const is = (word: string | undefined): boolean => word !== undefined && folded(word) === role;
  return (
    parties.find((party) => is(party.role)) ?? parties.find((party) => party.role === undefined && is(party.kind))
  )?.id;
}

/** Ids of related entities by what they are. */
export interface RelatedEntities {
  /** TM Forum has no such entity; systems that know the subscription refer to it as `Subscription`. */
  readonly subscriptions: unknown[];
  readonly products: unknown[];
  readonly services: unknown[];
  readonly resources: unknown[];
  readonly bills: unknown[];
  readonly accounts: unknown[];
  readonly tickets: unknown[];
}

/** `@referredType`, folded, to what it is here. Subtypes that TM Forum names are listed; a vendor's own are not known. */
const KINDS: ReadonlyMap<string, keyof RelatedEntities> = new Map([
  ['subscription', 'subscriptions'],
  ['product', 'products'],
  ['service', 'services'],
  ['customerfacingservice', 'services'],
  ['resourcefacingservice', 'services'],
  ['resource', 'resources'],
  ['logicalresource', 'resources'],
  ['physicalresource', 'resources'],
  ['customerbill', 'bills'],
  ['billingaccount', 'accounts'],
  ['troubleticket', 'tickets'],
]);

/** Sorts references by `@referredType`, read in either shape: v4 `{id}`, v5 `{entity: {id}}`. */
export function entitiesAmong(references: readonly unknown[]): RelatedEntities {
  const found: RelatedEntities = {
    subscriptions: [],
    products: [],
    services: [],
    resources: [],
    bills: [],
    accounts: [],
    tickets: [],
  };
  for (const reference of references) {
    const inner = at(reference, 'entity') ?? reference;
    const type = textAt(inner, '@referredType') ?? textAt(reference, '@referredType') ?? '';
    const kind = KINDS.get(folded(type));
    const id = at(inner, 'id');
    if (kind !== undefined && id !== undefined) found[kind].push(id);
  }
  return found;
}

/** The ids of a list of references; undefined for none. */
export const idsIn = (resource: unknown, name: string): unknown[] | undefined =>
  listOf(objectsAt(resource, name).map((reference) => at(reference, 'id')));
