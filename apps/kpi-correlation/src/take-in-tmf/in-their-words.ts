import type { Draft } from './draft.js';
import type { Notification } from './notification.js';

const FIELD = /^Field '(\w+)/;
const ATTRIBUTES: Readonly<Record<string, string>> = {
  id: 'eventId',
  time: 'timeOccurred (or timeOcurred, or eventTime)',
  correlationid: 'correlationId',
};
/** Fields that are put together from several places. */
const COMPOSED: Readonly<Record<string, string>> = {
  customerId: 'relatedParty (role customer)',
  contactId: 'relatedParty (role contact)',
  resourceIds: 'relatedEntity or affectedResource',
  items: 'serviceOrderItem',
  errors: 'errorMessage',
  jeopardyAt: 'jeopardyAlert',
  serviceIds: 'affectedService',
};

/** A refusal that names also what its sender knows: the place in the TM Forum resource that our field was read from. */
export function inTheirWords(
  reason: string,
  { resourceName }: Notification,
  { fields }: Pick<Draft, 'fields'>,
): string {
  const attribute = /^Attribute '(\w+)'/.exec(reason)?.[1];
  const field = FIELD.exec(reason)?.[1];
  const place = attribute === undefined ? placeOf(field, fields) : ATTRIBUTES[attribute];
  if (place === undefined) return reason;
  const where = attribute === undefined ? `event.${resourceName}.${place}` : place;
  const digits = reason.includes('a large number')
    ? ' Ids above 2^53−1 lose digits as JSON numbers: send them as text.'
    : '';
  return `${reason} It was read from ${where}.${digits}`;
}

function placeOf(field: string | undefined, fields: Draft['fields']): string | undefined {
  if (field === undefined) return undefined;
  return fields[field]?.paths.join(' or ') ?? COMPOSED[field];
}
