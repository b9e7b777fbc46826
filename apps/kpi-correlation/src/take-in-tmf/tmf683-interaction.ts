import { interactionChanged } from '@sidetone/contracts/events';
import { redact } from '@sidetone/domain/privacy';
import { disputeOfInteraction } from './dispute.js';
import type { Draft, OperatorWays } from './draft.js';
import { asIs, readFields, time } from './field-table.js';
import { isDispute, kindOfInteraction, type InteractionTable } from './interaction-table.js';
import type { Notification } from './notification.js';
import { at, listOf, objectsAt, textAt } from './read-json.js';
import { entitiesAmong, partyIn } from './related.js';

const FIELDS = {
  interactionId: asIs('id'),
  status: asIs('status'),
  statusChangedAt: time('statusChangeDate'),
  startedAt: time('interactionDate.startDateTime'),
  endedAt: time('interactionDate.endDateTime'),
  direction: asIs('direction'),
  reason: asIs('reason'),
};

/** TMF683 v4 and v5: an interaction with a party, and the dispute that it may open. */
export function adaptInteraction(
  { resource, tmf, time: happened }: Notification,
  { timeZone, interactions: table }: OperatorWays,
): Draft[] {
  const said = readFields(FIELDS, resource, timeZone);
  const items = objectsAt(resource, 'interactionItem');
  const discussed = items.map((item) => at(item, 'item')).filter((item) => item !== undefined);
  const reason = said['reason'] ?? firstOf(items, 'reason');
  const channel = channelOf(resource);
  const { bills, subscriptions } = entitiesAmong(discussed);
  const words = {
    reason: typeof reason === 'string' ? reason : '',
    channel: `${channel.id ?? ''} ${channel.name ?? ''}`,
  };
  const data = {
    ...said,
    kind: kindOfInteraction(table, words.reason, words.channel),
    statusChangedAt: said['statusChangedAt'] ?? happened,
    // Free text in practice, so it is cleaned like any other (rule R7).
    reason: typeof reason === 'string' ? redact(reason).text : reason,
    channel: nameOf(table, channel.id) ?? channel.id ?? channel.name,
    resolution: firstOf(items, 'resolution'),
    subscriptionId: subscriptions[0],
    customerId: partyIn(resource, 'customer'),
    contactId: partyIn(resource, 'contact'),
    relatedIds: listOf(discussed.map((item) => at(item, 'entity', 'id') ?? at(item, 'id'))),
    tmf,
  };
  const interaction: Draft = { definition: interactionChanged, idField: 'interactionId', data, fields: FIELDS };
  return [interaction, ...(isDispute(table, words.reason) ? disputeOfInteraction(data, bills[0], happened) : [])];
}

/** v4 `channel[].id`, v5 `relatedChannel[].channel.id`; the primary one, else the first. */
function channelOf(resource: unknown): { id: string | undefined; name: string | undefined } {
  const channels = [...objectsAt(resource, 'relatedChannel'), ...objectsAt(resource, 'channel')];
  const chosen = channels.find((one) => textAt(one, 'role') === 'primary') ?? channels[0];
  const inner = at(chosen, 'channel') ?? chosen;
  return { id: textAt(inner, 'id'), name: textAt(inner, 'name') };
}

const nameOf = ({ channels }: InteractionTable, id: string | undefined): string | undefined =>
  id !== undefined && Object.hasOwn(channels, id) ? channels[id] : undefined;

const firstOf = (items: readonly unknown[], name: string): unknown =>
  items.map((item) => at(item, name)).find((value) => value !== undefined);
