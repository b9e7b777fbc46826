import { disputeChanged } from '@sidetone/contracts/events';
import type { JsonObject } from '@sidetone/contracts/validation';
import type { Draft } from './draft.js';
import { asIs, time } from './field-table.js';
import { at, folded, textAt } from './read-json.js';

/** A second event of the same notification needs an identity of its own (rule R10). */
const ID_SUFFIX = '/dispute';

const FIELDS = {
  disputeId: asIs('id'),
  status: asIs('status'),
  statusChangedAt: time('statusChangeDate'),
  openedAt: time('creationDate'),
  closedAt: time('resolutionDate'),
};

/** TMF621 knows no outcome of a complaint: one that was not rejected or withdrawn is taken for upheld. Any other status is work. */
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['acknowledged', 'open'],
  ['rejected', 'refused'],
  ['cancelled', 'withdrawn'],
  ['resolved', 'upheld'],
  ['closed', 'upheld'],
]);

/** The dispute that a ticket is, if it is a complaint about a bill (event vocabulary, 3.7): TM Forum has no event of its own for it. */
export function disputeOfTicket(resource: JsonObject, ticket: JsonObject, billId: unknown): Draft[] {
  const isComplaint = folded(textAt(resource, 'ticketType') ?? '').includes('complaint');
  const status = textAt(resource, 'status');
  if (!isComplaint || billId === undefined || status === undefined) return [];
  const { statusChangedAt, openedAt, resolvedAt, subscriptionId, customerId, accountId, tmf } = ticket;
  const data = {
    disputeId: at(resource, 'id'),
    billId,
    status: STATUSES.get(folded(status)) ?? 'inProgress',
    statusChangedAt,
    openedAt,
    closedAt: resolvedAt,
    reason: at(resource, 'description') ?? at(resource, 'name'),
    subscriptionId,
    resourceIds: ticket['resourceIds'],
    customerId,
    accountId,
    tmf,
  };
  return [{ definition: disputeChanged, idSuffix: ID_SUFFIX, idField: 'disputeId', data, fields: FIELDS }];
}

/**
 * The dispute that an interaction opens, if its reason is one. How it ends the interaction does not say, so it stays open until a
 * ticket or the billing system tells.
 */
export function disputeOfInteraction(interaction: JsonObject, billId: unknown, happened: unknown): Draft[] {
  const { interactionId, startedAt, reason, subscriptionId, customerId, tmf } = interaction;
  const openedAt = startedAt ?? happened;
  const data = {
    disputeId: interactionId,
    billId,
    status: 'open',
    statusChangedAt: openedAt,
    openedAt,
    reason,
    subscriptionId,
    customerId,
    tmf,
  };
  return [{ definition: disputeChanged, idSuffix: ID_SUFFIX, idField: 'disputeId', data, fields: FIELDS }];
}
