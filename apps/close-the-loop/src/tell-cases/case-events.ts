import {
  caseClosed,
  caseEscalated,
  caseOpened,
  caseUpdated,
  type CaseEscalated,
  type CaseUpdated,
  type OutgoingEvent,
} from '@sidetone/contracts/events';
import { causeOf, type CauseTaxonomy } from '@sidetone/domain/causes';
import { MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { PRIORITY_OF, type Case } from '../persistence/case.js';

/** When a case changed, by whom or what, and by which event if by one. */
export interface Occasion {
  readonly at: Instant;
  readonly by: string;
  readonly via?: string | undefined;
  readonly note?: string | undefined;
  readonly causationId?: string | undefined;
  /** Why it was escalated; by hand where nothing is said. */
  readonly reason?: CaseEscalated['reason'] | undefined;
}

/** The frame all case events share. Ids count the changes of a case, so that a repeated effect has the same id. */
function frame({ caseId, invitationId, revision }: Case, { at, causationId }: Occasion) {
  return {
    id: `${caseId}:${revision}`,
    source: '//sidetone/close-the-loop',
    time: at,
    subject: caseId,
    correlationId: invitationId,
    causationId,
  };
}

/** @throws Error for a case of nobody, which none is that was just opened */
export function opened(one: Case, occasion: Occasion): OutgoingEvent {
  const { caseId, responseId, customerId, contactId, subscriptionId, score, band, journeyArea, assigned } = one;
  if (customerId === undefined) throw new Error(`The case ${caseId} was opened for nobody.`);
  return caseOpened.create({
    ...frame(one, occasion),
    data: {
      ...{ caseId, responseId, customerId, contactId, subscriptionId },
      ...{ score, band, priority: PRIORITY_OF[band], journeyArea, team: assigned.team, owner: assigned.person },
      firstContactDue: toIso(one.firstContactDue),
      resolveDue: toIso(one.resolveDue),
      openedAt: toIso(one.openedAt),
    },
  });
}

/** Of a case that lives: where it stands, whose it is, what it promises, and which answers it lists. */
export function updated(
  one: Case,
  occasion: Occasion,
  taxonomy: CauseTaxonomy,
  notice?: CaseUpdated['notice'],
): OutgoingEvent {
  const { caseId, state, stateChangedAt, assigned, cause, score, band, journeyArea } = one;
  if (state === 'closed' || state === 'withdrawn') throw new Error(`The case ${caseId} is ${state}: tell of its end.`);
  return caseUpdated.create({
    ...frame(one, occasion),
    data: {
      ...{ caseId, status: state, statusChangedAt: toIso(stateChangedAt), team: assigned.team, owner: assigned.person },
      rootCause: cause,
      outsideControl: cause === undefined ? undefined : causeOf(cause, taxonomy)?.cause.outsideControl,
      ...{ score, band, priority: PRIORITY_OF[band], journeyArea },
      firstContactDue: toIso(one.firstContactDue),
      resolveDue: toIso(one.resolveDue),
      responseIds: one.answers.flatMap(({ responseId, score: given }) => (given === undefined ? [] : [responseId])),
      notice,
    },
  });
}

export function escalated(one: Case, toTeam: string, occasion: Occasion): OutgoingEvent {
  const { caseId, assigned, escalationLevel: level } = one;
  const { reason = 'manual', at } = occasion;
  return caseEscalated.create({
    ...frame(one, occasion),
    data: { caseId, level, reason, fromTeam: assigned.team, toTeam, escalatedAt: toIso(at) },
  });
}

/** Of a case that ended, or whose answers no longer count, which needs nothing more. */
export function closed(before: Case, one: Case, occasion: Occasion): OutgoingEvent {
  const { caseId, outcome = 'notNeeded', cause, openedAt, closedAt = occasion.at } = one;
  return caseClosed.create({
    ...frame(one, occasion),
    data: {
      ...{ caseId, revision: one.revision, outcome, rootCause: cause, openMin: (closedAt - openedAt) / MINUTE_MS },
      slaMet: keptPromises(before, one),
      closedAt: toIso(closedAt),
    },
  });
}

/** Whether both promises were kept. A customer whom nobody reached was promised a contact that did not come. */
export function keptPromises(before: Case, { outcome, clocks: { firstContact, resolve } }: Case): boolean {
  if (outcome === 'noContact' && before.clocks.firstContact.stoppedAt === undefined) return false;
  return [firstContact, resolve].every(({ stoppedAt = Infinity, dueAt }) => stoppedAt <= dueAt);
}
