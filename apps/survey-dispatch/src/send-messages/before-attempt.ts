import type { Instant } from '@sidetone/domain/time';

/** What is known of a message's contact and invitation when its time has come. */
export interface Circumstances {
  /** Whether the contact still agrees, can still be reached and still is with us. */
  readonly mayBeAsked: boolean;
  readonly optedOut: boolean;
  readonly answered: boolean;
  readonly expiresAt: Instant;
  /** When the contact's quiet hours and days are over: now outside them; undefined where they never are. */
  readonly loudAt: Instant | undefined;
}

export type BeforeAttempt =
  | { readonly kind: 'send' }
  | { readonly kind: 'postpone'; readonly until: Instant }
  | {
      readonly kind: 'end';
      readonly state: 'failed';
      readonly outcome: 'calledOff' | 'expired';
      readonly failure: string;
    }
  /** Nothing is wrong with the invitation: it was answered before this message was needed. */
  | { readonly kind: 'end'; readonly state: 'calledOff'; readonly outcome: undefined; readonly failure: string };

/** Whether a message whose time has come is still to be sent. An invitation that was answered needs no further word. */
export function beforeAttempt(
  { mayBeAsked, optedOut, answered, expiresAt, loudAt }: Circumstances,
  now: Instant,
): BeforeAttempt {
  if (answered) return { kind: 'end', state: 'calledOff', outcome: undefined, failure: 'it was answered already' };
  if (!mayBeAsked) return end('calledOff', 'the contact may no longer be asked');
  if (optedOut) return end('calledOff', 'the contact opted out');
  if (now >= expiresAt) return end('expired', 'it expired before it could be sent');
  if (loudAt === undefined || loudAt >= expiresAt) return end('expired', 'it expires before the quiet hours are over');
  return loudAt > now ? { kind: 'postpone', until: loudAt } : { kind: 'send' };
}

function end(outcome: 'calledOff' | 'expired', failure: string): BeforeAttempt {
  return { kind: 'end', state: 'failed', outcome, failure };
}
