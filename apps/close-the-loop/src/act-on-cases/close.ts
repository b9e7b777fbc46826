import type { Instant } from '@sidetone/domain/time';
import type { Case, CaseOutcome, ClosedCase } from '../persistence/case.js';

export interface Closing {
  readonly outcome: CaseOutcome;
  readonly rootCause?: string | undefined;
}

/** The case, closed at `now`. */
export function close(one: Case, { outcome, rootCause }: Closing, now: Instant): ClosedCase {
  return {
    ...one,
    state: 'closed',
    stateChangedAt: now,
    closedAt: now,
    outcome,
    rootCause: rootCause ?? one.rootCause,
    version: one.version + 1,
  };
}

/**
 * Whether a closed case kept its promises: the first contact (or, where none was needed, the end) and the end came by their
 * times. A customer whom nobody reached was promised a contact that did not come.
 */
export function keptPromises({ outcome, contactedAt, closedAt, firstContactDue, resolveDue }: ClosedCase): boolean {
  if (outcome === 'noContact' && contactedAt === null) return false;
  return (contactedAt ?? closedAt) <= firstContactDue && closedAt <= resolveDue;
}
