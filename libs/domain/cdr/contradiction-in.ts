import type { CallRecord } from './call-record.js';
import { isPartial } from './call-of-records.js';

/** What in a record cannot be true at once (rule R16), as a sentence; undefined when nothing stands against it. */
export function contradictionIn(record: CallRecord): string | undefined {
  const { startedAt, answeredAt, releasedAt, durationSec } = record;
  if (releasedAt !== undefined && releasedAt < startedAt) return 'the call ends before it begins';
  if (releasedAt !== undefined && answeredAt !== undefined && releasedAt < answeredAt) {
    return 'the call ends before it is answered';
  }
  // A record that tells a part of a call repeats when the call was answered, and may leave it out.
  if (isPartial(record)) return undefined;
  if (answeredAt !== undefined && answeredAt < startedAt) return 'the call is answered before it begins';
  if (answeredAt === undefined && durationSec > 0) return 'the call lasts, and was never answered';
  return undefined;
}
