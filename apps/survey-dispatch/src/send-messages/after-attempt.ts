import { MINUTE_MS, type Instant } from '@sidetone/domain/time';
import type { Delivery, WhenUnsure } from '../channels/message-channel.js';

/** How a message goes on; `failure` is told to people. */
export type AfterAttempt =
  | { readonly state: 'sent' }
  | { readonly state: 'waiting'; readonly nextAttemptAt: Instant }
  | { readonly state: 'failed'; readonly outcome: 'refused' | 'expired'; readonly failure: string }
  | { readonly state: 'bounced'; readonly outcome: 'bounced'; readonly failure: string }
  | { readonly state: 'unknownOutcome'; readonly outcome: 'unknownOutcome'; readonly failure: string };

export interface AttemptMade {
  /** Made so far, this one included. */
  readonly attempts: number;
  /** Of these, the ones whose end nobody knows, this one included. */
  readonly unsureAttempts: number;
  /** Of these, the ones that the channel refused, this one included. */
  readonly refusals: number;
  readonly expiresAt: Instant;
}

const PAUSES_MINUTES = [1, 5, 30, 120, 360] as const;
const LONGEST_PAUSE_MINUTES = 360;
const MOST_REFUSALS = 5;
/** A server that takes mails and hangs up before it says so would else be sent the same one until it expires. */
const MOST_UNSURE = 3;

/**
 * How a message goes on after an attempt. A channel that is away is tried until the invitation would expire; one that says no is
 * asked five times, since settings are mended but messages are not; while it was away it said nothing. What may have been taken is repeated only where that does no harm.
 */
export function afterAttempt(
  delivery: Delivery,
  { attempts, unsureAttempts, refusals, expiresAt }: AttemptMade,
  whenUnsure: WhenUnsure,
  now: Instant,
): AfterAttempt {
  switch (delivery.kind) {
    case 'taken':
      return { state: 'sent' };
    case 'bounced':
      return { state: 'bounced', outcome: 'bounced', failure: delivery.why };
    case 'refused':
      if (refusals >= MOST_REFUSALS) return { state: 'failed', outcome: 'refused', failure: delivery.why };
      break;
    case 'unsure':
      if (whenUnsure === 'never' || (whenUnsure === 'repeatSeldom' && unsureAttempts >= MOST_UNSURE))
        return { state: 'unknownOutcome', outcome: 'unknownOutcome', failure: delivery.why };
  }
  const nextAttemptAt = now + (PAUSES_MINUTES[attempts - 1] ?? LONGEST_PAUSE_MINUTES) * MINUTE_MS;
  if (nextAttemptAt < expiresAt) return { state: 'waiting', nextAttemptAt };
  return { state: 'failed', outcome: 'expired', failure: `it was not taken in time: ${delivery.why}` };
}
