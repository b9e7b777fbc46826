import type { Instant } from '@sidetone/domain/time';
import type { Case, ClosedCase } from '../persistence/case.js';
import { close, type Closing } from './close.js';

/** A step of a person in a case: done, or refused with what would be right instead. */
export type Step<After extends Case = Case> =
  { readonly kind: 'done'; readonly case: After } | { readonly kind: 'refused'; readonly mend: string };

const refused = (mend: string): Step<never> => ({ kind: 'refused', mend });
const CLOSED = 'The case is closed; a new answer of the customer opens a new one.';

/** The customer was reached for the first time. */
export function recordContact(one: Case, now: Instant): Step {
  if (one.closedAt !== null) return refused(CLOSED);
  if (one.contactedAt !== null)
    return refused('The first contact is already recorded; close the case when it is resolved.');
  return {
    kind: 'done',
    case: { ...one, state: 'contacted', stateChangedAt: now, contactedAt: now, version: one.version + 1 },
  };
}

/** The case ends. Only a customer who was contacted can be said to have had it resolved. */
export function closeCase(one: Case, closing: Closing, now: Instant): Step<ClosedCase> {
  if (one.closedAt !== null) return refused(CLOSED);
  if (closing.outcome === 'resolved' && one.contactedAt === null) {
    return refused(
      'Nobody has contacted the customer yet: record the contact first, or close the case as noContact, notNeeded or duplicate.',
    );
  }
  return { kind: 'done', case: close(one, closing, now) };
}
