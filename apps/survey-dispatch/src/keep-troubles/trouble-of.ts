import type { ContactState } from '@sidetone/domain/contact-policy';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import type { Remembered } from './remember.js';
import type { Says, TroubleKind } from './telling.js';

/** Whom or what a trouble is about; a line is a subscription. */
export interface Subject {
  readonly kind: 'customer' | 'contact' | 'line' | 'service' | 'resource';
  readonly id: string;
}

/** Holds from `from` to before `until`, if nothing else is told. */
export interface Trouble {
  readonly state: ContactState;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly subjects: readonly Subject[];
}

/** An alarm that nobody clears is taken to have ended by then (event vocabulary, 3.5). */
const ALARM_ENDS_MS = 7 * DAY_MS;
/** A dispute that was made of an interaction may never be told to have ended: nobody is left alone for good because of that. */
const COMPLAINT_ENDS_MS = 90 * DAY_MS;

/** The trouble that is known of, to come or open; undefined where there is none, or nobody it could be about. */
export function troubleOf(kind: TroubleKind, { says, moments }: Remembered): Trouble | undefined {
  const subjects = kind === 'alarm' ? linesOf(says) : peopleOf(says);
  const lastChangeAt = moments.isOpen?.[0];
  if (!says.isOpen || lastChangeAt === undefined || subjects.length === 0) return undefined;
  switch (kind) {
    case 'alarm': {
      if (!says.isSevere || !says.affectsService || says.isPlanned) return undefined;
      const from = raisedAgainAt(says) ?? lastChangeAt;
      return { state: 'openOutage', from, until: from + ALARM_ENDS_MS, subjects };
    }
    case 'ticket':
      if (!says.isComplaint) return undefined;
      return complaint(lastChangeAt, subjects);
    case 'dispute':
      return complaint(lastChangeAt, subjects);
    case 'bill':
      if (says.dueAt === undefined || says.isOwed === false) return undefined;
      return { state: 'dunning', from: says.dueAt, until: null, subjects };
    case 'case':
      return { state: 'openCase', from: lastChangeAt, until: null, subjects };
  }
}

const complaint = (from: Instant, subjects: readonly Subject[]): Trouble => ({
  state: 'openComplaint',
  from,
  until: from + COMPLAINT_ENDS_MS,
  subjects,
});

/** An alarm that comes back may not say when it was raised; the time that is known is then of a raise before. */
function raisedAgainAt({ raisedAt, endedAt }: Says): Instant | undefined {
  return endedAt !== undefined && raisedAt !== undefined && raisedAt < endedAt ? undefined : raisedAt;
}

function linesOf({ subscriptionId, serviceIds, resourceIds }: Says): readonly Subject[] {
  const subjects = (kind: Subject['kind'], ids: readonly string[] = []) =>
    [...new Set(ids)].map((id) => ({ kind, id }));
  const line = subscriptionId === undefined ? [] : [subscriptionId];
  return [...subjects('line', line), ...subjects('service', serviceIds), ...subjects('resource', resourceIds)];
}

/** The closest that is told: the contact, else the whole customer, else whose line it is. */
function peopleOf({ contactId, customerId, subscriptionId }: Says): readonly Subject[] {
  if (contactId !== undefined) return [{ kind: 'contact', id: contactId }];
  if (customerId !== undefined) return [{ kind: 'customer', id: customerId }];
  return subscriptionId === undefined ? [] : [{ kind: 'line', id: subscriptionId }];
}
