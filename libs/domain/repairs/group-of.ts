import type { Repair } from './repair.js';
import type { RepairAnswer } from './repair-answer.js';

/** The least share of a line's use that the repaired resources carry for its answers to count as treated. */
export const LEAST_SHARE = 0.3;

export const LEFT_OUT_REASONS = ['touchedLittle', 'otherRepair', 'notComparable'] as const;

/**
 * Why an answer is on neither side: a repaired resource carried it, but too little, or at another time in the windows; another repair
 * that may have mended the same reached it; or it cannot be told whether it is comparable (no line on a resource of that kind, no known
 * region, no journey area).
 */
export type LeftOut = (typeof LEFT_OUT_REASONS)[number];

export type Grouped =
  | { readonly group: 'treated' | 'untreated'; /** What the repair was decided for. */ readonly unit: string }
  | { readonly group: 'leftOut'; readonly reason: LeftOut };

/** On which side of the comparison an answer stands, if on any. */
export function groupOf(answer: RepairAnswer, { kind, targets }: Pick<Repair, 'kind' | 'targets'>): Grouped {
  const unit = unitOf(answer, kind);
  if (unit === null) return { group: 'leftOut', reason: 'notComparable' };
  const treated = kind === 'resource' ? answer.share >= LEAST_SHARE : targets.includes(unit);
  // What another repair does to the treated cannot be told apart either way: it is counted, and told in words.
  if (treated) return { group: 'treated', unit };
  if (kind === 'resource' && answer.touched) return { group: 'leftOut', reason: 'touchedLittle' };
  if (answer.otherRepair) return { group: 'leftOut', reason: 'otherRepair' };
  return { group: 'untreated', unit };
}

function unitOf({ carrier, region, journeyArea }: RepairAnswer, kind: Repair['kind']): string | null {
  if (kind === 'resource') return carrier;
  return kind === 'region' ? region : journeyArea;
}
