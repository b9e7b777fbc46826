import type { Instant } from '@sidetone/domain/time';

/** What somebody may be in the middle of. */
export type TroubleKind = 'alarm' | 'bill' | 'case' | 'dispute' | 'ticket';

/** What an event says of one of these. What it does not say stays as it was said before (rule R11). */
export interface Says {
  readonly isOpen?: boolean | undefined;
  /** When it was over, the last time it was. */
  readonly endedAt?: Instant | undefined;
  /** When an alarm was raised. */
  readonly raisedAt?: Instant | undefined;
  /** When a bill is to be paid. */
  readonly dueAt?: Instant | undefined;
  readonly customerId?: string | undefined;
  readonly contactId?: string | undefined;
  readonly subscriptionId?: string | undefined;
  readonly serviceIds?: readonly string[] | undefined;
  readonly resourceIds?: readonly string[] | undefined;
  readonly isComplaint?: boolean | undefined;
  readonly isSevere?: boolean | undefined;
  readonly affectsService?: boolean | undefined;
  readonly isPlanned?: boolean | undefined;
  /** False for a credit. */
  readonly isOwed?: boolean | undefined;
}

export const FIELDS = [
  'isOpen',
  'endedAt',
  'raisedAt',
  'dueAt',
  'customerId',
  'contactId',
  'subscriptionId',
  'serviceIds',
  'resourceIds',
  'isComplaint',
  'isSevere',
  'affectsService',
  'isPlanned',
  'isOwed',
] as const satisfies readonly (keyof Says)[];

export interface Telling {
  readonly id: string;
  readonly changedAt: Instant;
  readonly happenedAt: Instant;
  readonly arrivedAt: Instant;
  readonly says: Says;
}
