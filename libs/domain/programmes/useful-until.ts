import { DAY_MS, HOUR_MS, type Instant } from '../time/index.js';
import type { Programme } from './programme.js';

/**
 * From when on a question need not be asked any more: `expiresDays` after what occasioned it, and after the close of a wave in any case.
 * `occasionAt` is the interaction, the fix or the slot.
 */
export function usefulUntil(
  { occasion, expiresDays }: Pick<Programme, 'occasion' | 'expiresDays'>,
  occasionAt: Instant,
): Instant {
  if (occasion.kind === 'wave') return occasion.closesAt;
  const delayMs = 'delayHours' in occasion ? occasion.delayHours * HOUR_MS : 0;
  return occasionAt + delayMs + expiresDays * DAY_MS;
}
