import { invitationSuppressed, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso } from '@sidetone/domain/time';
import { surveyIdOf, type Candidate } from './candidate.js';

export const SOURCE = '//sidetone/survey-dispatch';

/** The event that tells why a contact was left alone; undefined for a candidate that waits or was invited. */
export function suppressedEvent({
  candidateId,
  contactId,
  customerId,
  programme,
  causeId,
  decision,
}: Candidate): OutgoingEvent | undefined {
  if (decision?.state !== 'suppressed') return undefined;
  const { reason, until, decidedAt } = decision;
  return invitationSuppressed.create({
    id: `${candidateId}:suppressed`,
    source: SOURCE,
    time: decidedAt,
    subject: contactId,
    correlationId: candidateId,
    causationId: causeId,
    data: {
      candidateId,
      surveyId: surveyIdOf(programme),
      contactId,
      customerId,
      reason,
      // An interaction asks once or never: what is suppressed now is not asked about later.
      mode: 'block',
      until: until === undefined ? undefined : toIso(until),
      decidedAt: toIso(decidedAt),
    },
  });
}
