import { HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '@sidetone/domain/time';
import type { Exchange } from '@sidetone/platform/outbound';

/** How a delivery goes on. `status` is what the target answered; null where it did not. */
export type AfterDelivery = { readonly status: number | null } & (
  | { readonly kind: 'delivered' }
  /** The target wants nothing more: the webhook is paused, and the delivery waits. */
  | { readonly kind: 'gone'; readonly failure: string }
  | { readonly kind: 'waiting'; readonly nextAttemptAt: Instant; readonly failure: string }
  | { readonly kind: 'dead'; readonly failure: string }
);

const PAUSES_MS = [5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS];
const LONGEST_PAUSE_MS = 4 * HOUR_MS;
/** A target may ask for patience, but not for ever. */
const LONGEST_ASKED_MS = HOUR_MS;
/** Pauses differ by a fifth either way, so that what failed together does not come back together. */
const JITTER = 0.2;

/**
 * How a delivery goes on after an attempt. Any 2xx means that it was taken, 410 that nothing is wanted any more; all else is tried again with growing
 * pauses, since even a 400 is mended at the other end more often than here.
 * @param chance evenly from 0 to 1
 */
export function afterDelivery(
  exchange: Exchange,
  { attempts, giveUpAt }: { readonly attempts: number; readonly giveUpAt: Instant },
  now: Instant,
  chance: number,
): AfterDelivery {
  const status = exchange.kind === 'answered' ? exchange.status : null;
  if (status !== null && status >= 200 && status < 300) return { kind: 'delivered', status };
  if (status === 410)
    return { kind: 'gone', status, failure: 'It answered 410: it wants nothing more under this address.' };
  const failure = failureOf(exchange);
  const pause = (PAUSES_MS[attempts - 1] ?? LONGEST_PAUSE_MS) * (1 + JITTER * (2 * chance - 1));
  const asked = exchange.kind === 'answered' ? askedPause(exchange.headers['retry-after']) : 0;
  const nextAttemptAt = now + Math.round(Math.max(pause, asked));
  return nextAttemptAt < giveUpAt
    ? { kind: 'waiting', status, nextAttemptAt, failure }
    : { kind: 'dead', status, failure };
}

function failureOf(exchange: Exchange): string {
  if (exchange.kind !== 'answered') return exchange.why;
  const { status } = exchange;
  const isRedirect = status >= 300 && status < 400;
  return `It answered with status ${status}${isRedirect ? '; redirects are not followed: save the new address' : ''}.`;
}

/** Seconds of Retry-After; its other form, a date, is left aside. */
function askedPause(retryAfter: string | undefined): number {
  if (retryAfter === undefined || !/^\d{1,9}$/.test(retryAfter)) return 0;
  return Math.min(Number(retryAfter) * SECOND_MS, LONGEST_ASKED_MS);
}
