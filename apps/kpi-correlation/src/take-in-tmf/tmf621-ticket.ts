import { ticketChanged } from '@sidetone/contracts/events';
import { disputeOfTicket } from './dispute.js';
import type { Draft, OperatorWays } from './draft.js';
import { asIs, promise, readFields, time } from './field-table.js';
import type { Notification } from './notification.js';
import type { NotificationKind } from './notification-kind.js';
import { at, folded, listOf, objectsAt, textAt } from './read-json.js';
import { entitiesAmong, partyIn } from './related.js';
import { timeOf } from './tmf-time.js';

const FIELDS = {
  ticketId: asIs('id'),
  status: asIs('status'),
  statusChangedAt: time('statusChangeDate'),
  statusReason: asIs('statusChangeReason'),
  ticketType: asIs('ticketType'),
  severity: asIs('severity'),
  priority: asIs('priority'),
  openedAt: time('creationDate'),
  resolvedAt: time('resolutionDate'),
  expectedResolutionAt: promise('expectedResolutionDate'),
  channel: asIs('channel.id', 'channel.name'),
};

const CHANGES: Readonly<Partial<Record<NotificationKind, string>>> = {
  created: 'created',
  state: 'status',
  resolved: 'resolved',
  infoRequired: 'infoRequired',
  deleted: 'deleted',
};

/** How a ticket that we opened for a case names it (event vocabulary, 3.1). */
const OUR_CASE = 'case:';

/** TMF621 v4 and v5: a trouble ticket, and the dispute that a complaint about a bill is. */
export function adaptTicket(
  { resource, kind, tmf, time: happened }: Notification,
  { timeZone }: OperatorWays,
): Draft[] {
  const said = readFields(FIELDS, resource, timeZone);
  const { subscriptions, products, services, resources, bills, accounts } = entitiesAmong(
    objectsAt(resource, 'relatedEntity'),
  );
  const data = {
    ...said,
    // A kind that nobody knows tells of some change of some attribute.
    change: (kind === undefined ? undefined : CHANGES[kind]) ?? 'attribute',
    statusChangedAt: said['statusChangedAt'] ?? lastChange(resource) ?? happened,
    subscriptionId: subscriptions[0] ?? characteristic(resource, 'subscriptionId'),
    customerId: partyIn(resource, 'customer'),
    accountId: accounts[0],
    resourceIds: listOf(resources),
    relatedIds: listOf([...ourCases(resource), ...products, ...services, ...bills]),
    tmf,
  };
  const ticket: Draft = { definition: ticketChanged, idField: 'ticketId', data, fields: FIELDS };
  return [ticket, ...disputeOfTicket(resource, data, bills[0])];
}

/** When the ticket took the status that it has, by its history: v4 `statusChange[].changeDate`, v5 `statusChangeHistory[].statusChangeDate`. */
function lastChange(resource: unknown): unknown {
  const status = folded(textAt(resource, 'status') ?? '');
  const history = [...objectsAt(resource, 'statusChangeHistory'), ...objectsAt(resource, 'statusChange')];
  const dates = history
    .filter((change) => folded(textAt(change, 'status') ?? '') === status)
    .map((change) => timeOf(at(change, 'statusChangeDate') ?? at(change, 'changeDate')))
    .filter((date) => typeof date === 'string')
    .sort((one, other) => Date.parse(one) - Date.parse(other));
  return dates.at(-1);
}

/** The value of a characteristic, which v5 lets an operator add. */
const characteristic = (resource: unknown, name: string): unknown =>
  at(
    objectsAt(resource, 'troubleTicketCharacteristic').find((one) => at(one, 'name') === name),
    'value',
  );

/** v4 `externalId`, v5 `externalIdentifier[].id`, where they name one of our cases. */
function ourCases(resource: unknown): unknown[] {
  const external = [
    at(resource, 'externalId'),
    ...objectsAt(resource, 'externalIdentifier').map((one) => at(one, 'id')),
  ];
  return external.filter((id) => typeof id === 'string' && id.trim().startsWith(OUR_CASE));
}
