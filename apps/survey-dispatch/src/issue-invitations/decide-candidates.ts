import { mayContact, type AnySurveyPolicy } from '@sidetone/domain/contact-policy';
import type { Instant } from '@sidetone/domain/time';
import type { Decision } from '../consider-interactions/candidate.js';
import type { DueCandidate, DueContact } from './due-candidate.js';

export interface Decided {
  readonly candidate: DueCandidate;
  readonly contact: DueContact;
  readonly decision: Decision;
}

/**
 * Who is asked now and who is left alone. Each contact's candidates are judged one after the other, the longest due first,
 * and an invitation given here stops the clock for the next.
 */
export function decideCandidates(
  contacts: ReadonlyMap<string, DueContact>,
  candidates: readonly DueCandidate[],
  policy: AnySurveyPolicy,
  now: Instant,
): readonly Decided[] {
  const lastInvitedAt = new Map([...contacts.values()].map((contact) => [contact.contactId, contact.lastInvitedAt]));
  const inOrder = [...candidates].sort(
    (one, other) => one.dueAt - other.dueAt || (one.interactionId < other.interactionId ? -1 : 1),
  );
  return inOrder.flatMap((candidate) => {
    const contact = contacts.get(candidate.contactId);
    if (!contact) return [];
    const decision = decide(contact, lastInvitedAt.get(contact.contactId), policy, now);
    if (decision.state === 'invited') lastInvitedAt.set(contact.contactId, now);
    return { candidate, contact, decision };
  });
}

function decide(
  { status, consent, reachable }: DueContact,
  lastInvitedAt: Instant | undefined,
  policy: AnySurveyPolicy,
  now: Instant,
): Decision {
  // What came too late, or twice, never became a waiting candidate.
  const trigger = { late: false, alreadyAsked: false };
  const history = { status, consent, reachable, trigger, ...(lastInvitedAt === undefined ? {} : { lastInvitedAt }) };
  const permission = mayContact(history, policy, now);
  return permission.kind === 'allowed'
    ? { state: 'invited', decidedAt: now }
    : { state: 'suppressed', reason: permission.reason, until: permission.until, decidedAt: now };
}
