import type { DueCandidate } from './due-candidate.js';
import type { Queue } from './due-candidate-store.js';

/** Of candidates in order, those that their programmes may ask about now; the others wait. */
export function withinPace(candidates: readonly DueCandidate[], queues: readonly Queue[]): readonly DueCandidate[] {
  const rated = queues.filter(({ programme }) => programme.ratePerHour !== undefined);
  const left = new Map(rated.map(({ programme, most }) => [programme.programmeId, most]));
  return candidates.filter(({ programmeId }) => {
    const most = left.get(programmeId);
    if (most === undefined) return true;
    left.set(programmeId, most - 1);
    return most > 0;
  });
}
