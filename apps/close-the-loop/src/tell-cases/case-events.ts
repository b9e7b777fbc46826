import {
  caseClosed,
  caseEscalated,
  caseOpened,
  caseUpdated,
  type CaseUpdated,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { keptPromises } from '../act-on-cases/close.js';
import type { Case, ClosedCase, OpenedCase } from '../persistence/case.js';

/** When a case changed, and by which event if by one. */
export interface Occasion {
  readonly at: Instant;
  readonly causationId?: string;
}

/** The frame all case events share. Ids count the events of a case, so that a repeated effect has the same id. */
function frame({ caseId, invitationId, version }: Case, { at, causationId }: Occasion) {
  return {
    id: `${caseId}:${version}`,
    source: '//sidetone/close-the-loop',
    time: at,
    subject: caseId,
    correlationId: invitationId,
    causationId,
  };
}

export function opened(one: OpenedCase, occasion: Occasion): OutgoingEvent {
  const { caseId, responseId, customerId, contactId, subscriptionId, score, band, priority, journeyArea, team } = one;
  return caseOpened.create({
    ...frame(one, occasion),
    data: {
      ...{ caseId, responseId, customerId, contactId },
      subscriptionId: subscriptionId ?? undefined,
      ...{ score, band, priority, journeyArea: journeyArea ?? undefined, team },
      firstContactDue: toIso(one.firstContactDue),
      resolveDue: toIso(one.resolveDue),
      openedAt: toIso(one.openedAt),
    },
  });
}

/** Of a case that goes on; one that is closed is told of by `closed`. */
export function updated(one: Case, occasion: Occasion): OutgoingEvent {
  return moved(one, one.contactedAt === null ? 'open' : 'contacted', occasion);
}

/** Of a case that was closed and lives again. */
export function reopened(one: Case, occasion: Occasion): OutgoingEvent {
  return moved(one, 'reopened', occasion);
}

function moved(one: Case, status: CaseUpdated['status'], occasion: Occasion): OutgoingEvent {
  const { caseId, stateChangedAt, team } = one;
  return caseUpdated.create({
    ...frame(one, occasion),
    data: { caseId, status, statusChangedAt: toIso(stateChangedAt), team },
  });
}

export function escalated(one: Case, toTeam: string, occasion: Occasion): OutgoingEvent {
  const { caseId, team: fromTeam, escalationLevel: level } = one;
  return caseEscalated.create({
    ...frame(one, occasion),
    data: { caseId, level, reason: 'firstContactOverdue', fromTeam, toTeam, escalatedAt: toIso(occasion.at) },
  });
}

export function closed(one: ClosedCase, occasion: Occasion): OutgoingEvent {
  const { caseId, outcome, rootCause, openedAt, closedAt } = one;
  return caseClosed.create({
    ...frame(one, occasion),
    data: {
      caseId,
      outcome,
      rootCause: rootCause ?? undefined,
      openMin: (closedAt - openedAt) / MINUTE_MS,
      slaMet: keptPromises(one),
      closedAt: toIso(closedAt),
    },
  });
}
