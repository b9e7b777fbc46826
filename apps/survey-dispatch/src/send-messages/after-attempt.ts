import { MINUTE_MS, type Instant } from '@sidetone/domain/time';

/** What the gateway made of a message: took it, refused it (a 4xx), or was not there to do either. */
export type Delivery =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'away'; readonly why: string };

export type AfterAttempt =
  | { readonly state: 'dispatched' }
  | { readonly state: 'issued'; readonly nextAttemptAt: Instant }
  | { readonly state: 'failed'; readonly failure: string };

const PAUSES_MINUTES = [1, 5, 30, 120, 360] as const;
const LONGEST_PAUSE_MINUTES = 360;
const MOST_REFUSALS = 5;

/**
 * How an invitation goes on after an attempt to send it. A gateway that is away is tried until the invitation would expire;
 * one that refuses is tried five times, since settings are mended but messages are not.
 * @param attempts made so far, this one included
 */
export function afterAttempt(delivery: Delivery, attempts: number, now: Instant, expiresAt: Instant): AfterAttempt {
  if (delivery.kind === 'taken') return { state: 'dispatched' };
  if (delivery.kind === 'refused' && attempts >= MOST_REFUSALS) {
    return { state: 'failed', failure: `the gateway refused it with status ${delivery.status}` };
  }
  const nextAttemptAt = now + (PAUSES_MINUTES[attempts - 1] ?? LONGEST_PAUSE_MINUTES) * MINUTE_MS;
  if (nextAttemptAt >= expiresAt) return { state: 'failed', failure: 'the gateway did not take it in time' };
  return { state: 'issued', nextAttemptAt };
}
