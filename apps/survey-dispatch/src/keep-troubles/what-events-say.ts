import type {
  AlarmChanged,
  BillChanged,
  CaseClosed,
  CaseOpened,
  CaseUpdated,
  DisputeChanged,
  TicketChanged,
} from '@sidetone/contracts/events';
import { isComplaint } from './is-complaint.js';
import type { Says } from './telling.js';

const TICKET_OPEN: ReadonlySet<string> = new Set(['acknowledged', 'pending', 'held', 'inProgress']);
const DISPUTE_OPEN: ReadonlySet<string> = new Set(['open', 'inProgress']);
const BILL_OPEN: ReadonlySet<string> = new Set(['sent', 'onHold', 'partiallyPaid']);
const SEVERE: ReadonlySet<string> = new Set(['critical', 'major']);

/** A deleted ticket was none; a status that nobody knows is of no known class, and not open (rule R5). */
export function whatTicketSays({ change, status, ticketType, customerId, subscriptionId }: TicketChanged): Says {
  const isOpen = change !== 'deleted' && TICKET_OPEN.has(status);
  const complains = ticketType === undefined ? undefined : isComplaint(ticketType);
  return { isOpen, isComplaint: complains, customerId, subscriptionId };
}

export function whatDisputeSays({ status, customerId, subscriptionId }: DisputeChanged): Says {
  return { isOpen: DISPUTE_OPEN.has(status), customerId, subscriptionId };
}

export function whatBillSays({ state, dueAt, amount, customerId, subscriptionId }: BillChanged): Says {
  const isOwed = amount && amount.amount > 0;
  return { isOpen: BILL_OPEN.has(state), dueAt: instant(dueAt), isOwed, customerId, subscriptionId };
}

/** What an alarm says of service while it is cleared or deleted does not tell what it does when it comes back. */
export function whatAlarmSays(alarm: AlarmChanged): Says {
  const { change, severity, changedAt, clearedAt, serviceAffecting, planned, subscriptionId, serviceIds } = alarm;
  const raisedAt = instant(alarm.raisedAt ?? (change === 'raised' ? changedAt : undefined));
  const resources = [alarm.resourceId, ...(alarm.resourceIds ?? [])].filter((id) => id !== undefined);
  const where = { raisedAt, subscriptionId, serviceIds, resourceIds: resources.length > 0 ? resources : undefined };
  if (change === 'deleted' || isCleared(alarm, raisedAt))
    return { isOpen: false, endedAt: instant(clearedAt ?? changedAt), ...where };
  return {
    isOpen: true,
    isSevere: SEVERE.has(severity),
    affectsService: serviceAffecting,
    isPlanned: planned,
    ...where,
  };
}

/** Cleared by its severity, or by a time of clearing beside the severity it had; that time may still be of a raise before. */
function isCleared({ severity, clearedAt }: AlarmChanged, raisedAt: number | undefined): boolean {
  if (severity === 'cleared') return true;
  return clearedAt !== undefined && (raisedAt === undefined || Date.parse(clearedAt) >= raisedAt);
}

/** Of what happens to a case in between only a reopening says that it is open: the rest may also be told after its end. */
export function whatCaseSays(data: CaseOpened | CaseUpdated | CaseClosed): Says {
  if ('openedAt' in data) return { isOpen: true, contactId: data.contactId };
  if ('closedAt' in data) return { isOpen: false };
  return data.status === 'reopened' ? { isOpen: true } : {};
}

/** When a case changed. */
export function caseChangedAt(data: CaseOpened | CaseUpdated | CaseClosed): string {
  if ('openedAt' in data) return data.openedAt;
  return 'closedAt' in data ? data.closedAt : data.statusChangedAt;
}

function instant(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.parse(time);
}
