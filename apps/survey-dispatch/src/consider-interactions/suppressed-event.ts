import { invitationSuppressed, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso } from '@sidetone/domain/time';
import { SOURCE } from '../source.js';
import type { Candidate } from './candidate.js';

type Told = Pick<Candidate, 'candidateId' | 'contactId' | 'customerId' | 'programmeId' | 'causeId' | 'decision'>;

/** The event that tells why a contact is left alone, or asked later; undefined where there is nothing to tell, or no customer to tell of. */
export function suppressedEvent(candidate: Told): OutgoingEvent | undefined {
  const { candidateId, contactId, customerId, programmeId, causeId, decision } = candidate;
  if (decision === undefined || decision.state === 'invited' || customerId === undefined) return undefined;
  const { state, reason, until, decidedAt } = decision;
  return invitationSuppressed.create({
    // A delay is told once per reason, so that this is all that tells two apart.
    id: state === 'suppressed' ? `${candidateId}:suppressed` : `${candidateId}:delayed:${reason}`,
    source: SOURCE,
    time: decidedAt,
    subject: contactId,
    correlationId: candidateId,
    causationId: causeId,
    data: {
      candidateId,
      surveyId: programmeId,
      contactId,
      customerId,
      reason,
      mode: state === 'suppressed' ? 'block' : 'delay',
      until: until === undefined ? undefined : toIso(until),
      decidedAt: toIso(decidedAt),
    },
  });
}
