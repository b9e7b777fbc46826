import { interactionChanged, type InteractionChanged, type ReceivedEvent } from '@sidetone/contracts/events';
import { dueAt, LATE_AFTER_MS, type Occasion, type Programme } from '@sidetone/domain/programmes';
import type { KnownContact } from './candidate-store.js';
import { candidateIdOf, type Candidate } from './candidate.js';

type Transactional = Programme & { readonly occasion: Extract<Occasion, { kind: 'transactional' }> };

/** Candidates of an interaction, one for each programme that asks about its kind; or why there is none. */
export type Considered = { readonly candidates: readonly Candidate[] } | { readonly ignored: string };

export function isTransactional(programme: Programme): programme is Transactional {
  return programme.occasion.kind === 'transactional' && programme.state !== 'ended';
}

/** @param contacts those that are known */
export function transactionalCandidates(
  { data, id, arrivedAt, late }: ReceivedEvent<InteractionChanged>,
  programmes: readonly Transactional[],
  contacts: ReadonlyMap<string, Pick<KnownContact, 'timeZone'>>,
  operatorZone: string,
): Considered {
  const { interactionId, kind, status, contactId, customerId, subscriptionId } = data;
  const asking = programmes.filter(({ occasion }) => occasion.interactionKinds.includes(kind));
  if (asking.length === 0) return { ignored: 'no programme asks about this kind' };
  // Open enums are compared trimmed and without case (rule R5).
  if (status.trim().toLowerCase() !== 'completed') return { ignored: 'interaction not completed' };
  if (contactId === undefined) return { ignored: 'nobody to ask: the interaction names no contact' };
  const occasionAt = Date.parse(data.statusChangedAt);
  const isLate = late || arrivedAt - occasionAt > LATE_AFTER_MS;
  const contact = contacts.get(contactId);
  const candidates = asking.map(({ programmeId, occasion }): Candidate => ({
    programmeId,
    occasionId: interactionId,
    candidateId: candidateIdOf(programmeId, interactionId),
    contactId,
    customerId,
    subscriptionId,
    interactionKind: kind,
    occasionAt,
    trigger: { type: interactionChanged.type, id: interactionId },
    verifies: undefined,
    frame: undefined,
    causeId: id,
    dueAt: dueAt({ occasion }, occasionAt, contact?.timeZone ?? operatorZone),
    contactKnown: contact !== undefined,
    decision: isLate
      ? { state: 'suppressed', reason: 'lateTrigger', until: undefined, decidedAt: arrivedAt }
      : undefined,
  }));
  return { candidates };
}
