import { createHash } from 'node:crypto';
import type { Verifies } from '@sidetone/contracts/events';
import { SUPPRESSION_REASONS } from '@sidetone/domain/contact-policy';
import type { Channel, InteractionKind } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';

/** What a programme might ask somebody about: an interaction, a period, a wave, or a fix. */
export interface Candidate {
  readonly programmeId: string;
  /** Unique within the programme, for ever: nobody is asked twice about the same. */
  readonly occasionId: string;
  readonly candidateId: string;
  readonly contactId: string;
  /** Undefined while a fix waits for its contact to become known. */
  readonly customerId: string | undefined;
  readonly subscriptionId: string | undefined;
  readonly interactionKind: InteractionKind | undefined;
  /** When that happened which is asked about. */
  readonly occasionAt: Instant;
  /** The event that made us ask; undefined where the calendar did. */
  readonly trigger: { readonly type: string; readonly id: string } | undefined;
  /** The case that a fix is of; undefined for all other questions. */
  readonly verifies: Verifies | undefined;
  /** The period or wave whose frame it was drawn from. */
  readonly frame: string | undefined;
  /** Id of the event that told of it. */
  readonly causeId: string;
  /** By the clock of the contact; by the operator's while the contact is not known. */
  readonly dueAt: Instant;
  readonly contactKnown: boolean;
  /** Undefined while it waits. */
  readonly decision: Decision | undefined;
}

/** Why somebody is left alone: what the policy knows, and that nothing can be asked any more. */
export const LEFT_ALONE_REASONS = [...SUPPRESSION_REASONS, 'programmeEnded', 'unknownContact'] as const;
export type LeftAloneReason = (typeof LEFT_ALONE_REASONS)[number];

export type Decision =
  | {
      readonly state: 'invited';
      readonly customerId: string;
      readonly decidedAt: Instant;
      readonly channel: Channel;
      readonly language: string;
    }
  | {
      /** Left alone for good. */
      readonly state: 'suppressed';
      readonly reason: LeftAloneReason;
      /** From when on the reason no longer stands, where it passes by itself. */
      readonly until: Instant | undefined;
      readonly decidedAt: Instant;
    }
  | {
      /** Waits on, and is decided about again at `until`. */
      readonly state: 'delayed';
      readonly reason: LeftAloneReason;
      readonly until: Instant;
      readonly decidedAt: Instant;
    };

const ID_LENGTH = 22;

/** A candidate has an id that follows from programme and occasion, however often the occasion is told. */
export function candidateIdOf(programmeId: string, occasionId: string): string {
  const hash = createHash('sha256').update(`${programmeId}\n${occasionId}`, 'utf8').digest('base64url');
  return `CAND-${hash.slice(0, ID_LENGTH)}`;
}
