import { DAY_MS, HOUR_MS, instantOf, offsetAt, type Instant } from '../time/index.js';
import type { Batch, Programme, Weekday } from './programme.js';

/** As days since 1970-01-01 count, which was a Thursday. */
const WEEKDAYS = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday'];

/**
 * When a question falls due that something at `triggeredAt` occasions: the delay later, and for batches at the next batch hour of the
 * contact's clock. Where the clock jumps over that hour, it is the moment after the jump; where it comes twice, the first. A wave asks from
 * its opening on; a relationship programme has its slots (`slotOf`) and no delay.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function dueAt({ occasion }: Pick<Programme, 'occasion'>, triggeredAt: Instant, timeZone: string): Instant {
  switch (occasion.kind) {
    case 'transactional':
      return nextBatch(occasion.batch, triggeredAt + occasion.delayHours * HOUR_MS, timeZone);
    case 'verification':
      return triggeredAt + occasion.delayHours * HOUR_MS;
    case 'wave':
      return Math.max(triggeredAt, occasion.opensAt);
    case 'relationship':
      return triggeredAt;
  }
}

function nextBatch(batch: Batch, earliest: Instant, timeZone: string): Instant {
  if (batch.kind === 'immediate') return earliest;
  const today = Math.floor((earliest + offsetAt(earliest, timeZone)) / DAY_MS);
  // A batch of today may be over; of the following seven days each weekday is one.
  for (let day = today; day <= today + 7; day += 1) {
    if (batch.kind === 'weekly' && !isWeekday(day, batch.weekday)) continue;
    const instant = instantOf(day * DAY_MS + batch.hour * HOUR_MS, timeZone);
    if (instant >= earliest) return instant;
  }
  // Only an hour that is no hour, or a zone that skips a whole day, leads here.
  return earliest;
}

function isWeekday(day: number, weekday: Weekday): boolean {
  return WEEKDAYS[day % 7] === weekday;
}
