import { caseClosed, caseEscalated, caseOpened, caseUpdated } from '@sidetone/contracts/events';

/** What a webhook can be told of. */
export const EVENT_TYPES: readonly string[] = [caseOpened, caseUpdated, caseEscalated, caseClosed].map(
  ({ type }) => type,
);

/** `gone`: its target answered 410, and is left alone until somebody says otherwise. */
export type WebhookState = 'active' | 'paused' | 'gone';

export interface Webhook {
  readonly webhookId: string;
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly state: WebhookState;
  /** Why it is not active. */
  readonly reason: string | null;
  /** Until when the secret before signs, too; null where none does. */
  readonly previousSecretUntil: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly changedAt: string;
  /** The name of the API key. */
  readonly changedBy: string;
}

/** Where a delivery goes, and what signs it. */
export interface Target {
  readonly webhookId: string;
  readonly url: string;
  /** Sealed, the newest first. */
  readonly secrets: readonly string[];
}

/** `erased`: it would have told whose a case is of which no answer counts any more, and is not sent. */
export type DeliveryState = 'waiting' | 'sending' | 'delivered' | 'dead' | 'erased';
export const DELIVERY_STATES = [
  'waiting',
  'sending',
  'delivered',
  'dead',
  'erased',
] as const satisfies readonly DeliveryState[];

/** An attempt that was noted and is now to be made. */
export interface Begun {
  readonly seq: number;
  readonly webhookId: string;
  readonly eventId: string;
  readonly caseId: string;
  /** Which one of all that were ever made of this delivery. */
  readonly attempt: number;
  /** Made since it was queued or last tried anew, this one included. */
  readonly attempts: number;
  readonly giveUpAt: number;
  readonly body: string;
}
