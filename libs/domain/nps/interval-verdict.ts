import type { Interval } from '../statistics/index.js';

/** What an interval says of a change: it lies above nought, below it, or holds it. */
export type ChangeVerdict = 'up' | 'down' | 'noEvidence';

/** What an interval says of a target: it lies at or above it, below it, or holds it. */
export type TargetVerdict = 'reached' | 'missed' | 'noEvidence';

/** The verdict of the interval of a change. "No evidence" does not say that nothing changed: the interval says how much it may have been. */
export function changeVerdict({ low, high }: Interval): ChangeVerdict {
  if (low > 0) return 'up';
  return high < 0 ? 'down' : 'noEvidence';
}

/** The verdict of the interval of a level against its target. */
export function targetVerdict({ low, high }: Interval, target: number): TargetVerdict {
  if (low >= target) return 'reached';
  return high < target ? 'missed' : 'noEvidence';
}
