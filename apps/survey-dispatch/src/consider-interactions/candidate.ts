import { createHash } from 'node:crypto';
import type { InteractionKind, ProgrammeArea } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';

/** A completed interaction that its contact might be asked about. */
export interface Candidate {
  readonly interactionId: string;
  readonly candidateId: string;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | undefined;
  readonly kind: InteractionKind;
  readonly programme: ProgrammeArea;
  readonly completedAt: Instant;
  /** Id of the event that told of it. */
  readonly causeId: string;
  readonly dueAt: Instant;
  /** Undefined while it waits. */
  readonly decision: Decision | undefined;
}

export type Decision =
  | { readonly state: 'invited'; readonly decidedAt: Instant }
  | {
      readonly state: 'suppressed';
      readonly reason: string;
      /** From when on the reason no longer stands, where it passes by itself. */
      readonly until: Instant | undefined;
      readonly decidedAt: Instant;
    };

const ID_LENGTH = 22;

/** The candidate of an interaction has an id that follows from it, however often the interaction is told. */
export function candidateIdOf(interactionId: string): string {
  return `CAND-${createHash('sha256').update(interactionId, 'utf8').digest('base64url').slice(0, ID_LENGTH)}`;
}

/** `support` → `support-transactional`: the survey of a programme. */
export function surveyIdOf(programme: ProgrammeArea): string {
  return `${programme}-transactional`;
}
