import type { Instant } from '@sidetone/domain/time';

/** What happens to one subscription. Times are whole seconds; `id` is unique in the world. */
export type Incident = CallFailed | DataFailed | DataSlow | DataThrottled | Ticket | Order | Interaction;

interface Happening {
  readonly id: string;
}

export interface CallFailed extends Happening {
  readonly kind: 'voiceDrop' | 'voiceSetupFailure';
  readonly at: Instant;
  readonly durationSec: number;
  readonly direction: 'mo' | 'mt';
  readonly cause: NetworkCause;
}

export interface NetworkCause {
  readonly protocol: 'q850' | 'sip' | 'releaseCause';
  readonly value: number;
}

export interface DataFailed extends Happening {
  readonly kind: 'dataFailure';
  readonly at: Instant;
  readonly durationSec: number;
  readonly phase: 'attach' | 'setup' | 'drop';
}

/** A spell belongs to the window by its end. */
interface Spell extends Happening {
  readonly startedAt: Instant;
  readonly at: Instant;
  readonly seconds: number;
}

export interface DataSlow extends Spell {
  readonly kind: 'dataSlow';
  readonly medianKbps: number;
}

export interface DataThrottled extends Spell {
  readonly kind: 'dataThrottled';
}

export interface Ticket extends Happening {
  readonly kind: 'ticket';
  /** The fault that made somebody complain. */
  readonly provokedBy?: string;
  readonly openedAt: Instant;
  readonly expectedAt: Instant;
  readonly resolvedAt: Instant;
  readonly closedAt: Instant;
}

export interface Order extends Happening {
  readonly kind: 'order';
  readonly orderedAt: Instant;
  readonly promisedAt: Instant;
  readonly completedAt: Instant;
}

export interface Interaction extends Happening {
  readonly kind: 'interaction';
  readonly about: 'sale' | 'delivery' | 'support' | 'billing' | 'technicianVisit';
  readonly contactId: string;
  readonly startedAt: Instant;
  readonly completedAt: Instant;
  readonly relatedIds: readonly string[];
}
