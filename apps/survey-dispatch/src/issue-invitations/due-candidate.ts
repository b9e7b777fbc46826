import type { InteractionKind, ProgrammeArea } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';

/** A contact as it stands when it is decided about. */
export interface DueContact {
  readonly contactId: string;
  readonly language: string | undefined;
  readonly consent: boolean;
  readonly reachable: boolean;
  readonly status: 'active' | 'deceased' | 'left';
  readonly lastInvitedAt: Instant | undefined;
}

/** A candidate whose time has come. */
export interface DueCandidate {
  readonly interactionId: string;
  readonly candidateId: string;
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | undefined;
  readonly kind: InteractionKind;
  readonly programme: ProgrammeArea;
  readonly completedAt: Instant;
  readonly causeId: string;
  readonly dueAt: Instant;
}
