import type { Instant } from '@sidetone/domain/time';

/** What may come between an operator and a customer about money. Times are whole seconds; `id` is unique in the world. */
export type MoneyTrouble = Bill | Dispute;

export interface Bill {
  readonly kind: 'bill';
  readonly id: string;
  readonly customerId: string;
  readonly sentAt: Instant;
  readonly dueAt: Instant;
  readonly settledAt: Instant;
}

export interface Dispute {
  readonly kind: 'dispute';
  readonly id: string;
  readonly customerId: string;
  readonly openedAt: Instant;
  readonly decidedAt: Instant;
  readonly upheld: boolean;
}
