import type { Programme } from '@sidetone/domain/programmes';
import type { Candidate, Decision } from '../consider-interactions/candidate.js';
import type { Instant } from '@sidetone/domain/time';

/** A contact as it stands when it is decided about. */
export interface DueContact {
  readonly contactId: string;
  readonly customerId: string;
  readonly language: string | undefined;
  readonly timeZone: string | undefined;
  readonly roles: readonly string[];
  readonly consent: boolean;
  /** Agreed to, in order of preference; undefined where none is told. */
  readonly channels: readonly string[] | undefined;
  /** The channels for which there is an address. */
  readonly addressed: readonly string[];
  readonly status: 'active' | 'deceased' | 'left';
  readonly segment?: string;
  readonly region?: string;
  readonly contractLevel?: string;
  readonly vip?: boolean;
  readonly customerSince?: Instant;
  readonly equipmentClasses: readonly string[];
}

/** A candidate whose time has come. */
export interface DueCandidate extends Omit<Candidate, 'decision'> {
  readonly programme: Programme;
  /** Reasons for which it was told already that the question comes later. */
  readonly told: readonly string[];
}

export interface Decided {
  readonly candidate: DueCandidate;
  readonly decision: Decision;
}
