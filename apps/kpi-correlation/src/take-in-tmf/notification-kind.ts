import { folded } from './read-json.js';

/** What a notification says happened, for all APIs. */
export type NotificationKind =
  'created' | 'attribute' | 'state' | 'deleted' | 'infoRequired' | 'resolved' | 'milestone' | 'jeopardy';

/** What stands between the resource's name and `Event` (v3: `Notification`; TMF683 v5: nothing), folded. */
const KINDS: ReadonlyMap<string, NotificationKind> = new Map([
  ['create', 'created'],
  ['creation', 'created'],
  ['attributevaluechange', 'attribute'],
  ['change', 'attribute'],
  ['statechange', 'state'],
  ['statuschange', 'state'],
  ['delete', 'deleted'],
  ['remove', 'deleted'],
  ['informationrequired', 'infoRequired'],
  ['resolved', 'resolved'],
  ['milestone', 'milestone'],
  ['jeopardy', 'jeopardy'],
]);

/** The kind by the first of the names that says one: `TroubleTicketStatusChangeEvent` of `troubleTicket` is `state`. */
export function kindOf(resourceName: string, names: readonly (string | undefined)[]): NotificationKind | undefined {
  const prefix = resourceName.toLowerCase();
  for (const name of names) {
    const word = name === undefined ? '' : folded(name);
    if (!word.startsWith(prefix)) continue;
    const kind = KINDS.get(word.slice(prefix.length).replace(/(?:event|notification)$/, ''));
    if (kind !== undefined) return kind;
  }
  return undefined;
}
