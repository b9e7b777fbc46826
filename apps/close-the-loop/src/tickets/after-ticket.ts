import { MINUTE_MS, type Instant } from '@sidetone/domain/time';
import type { AfterTicket } from './ticket-store.js';
import type { Made } from './ticket-system.js';

const PAUSES_MINUTES = [1, 5, 15, 30] as const;
const LONGEST_PAUSE_MINUTES = 60;

/** How the ticket of a case goes on after an attempt: all that fails is tried again until it is given up, which is later than a day of absence. */
export function afterTicket(
  made: Made,
  { attempts, giveUpAt }: { readonly attempts: number; readonly giveUpAt: Instant },
  now: Instant,
): AfterTicket {
  if (made.kind === 'made') return { kind: 'created', ticketId: made.ticketId, status: made.status };
  const nextAttemptAt = now + (PAUSES_MINUTES[attempts - 1] ?? LONGEST_PAUSE_MINUTES) * MINUTE_MS;
  return nextAttemptAt < giveUpAt
    ? { kind: 'waiting', nextAttemptAt, failure: made.why }
    : { kind: 'failed', failure: made.why };
}
