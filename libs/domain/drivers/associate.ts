import { kendallInterval, kendallOfTable, tabulate } from '../statistics/index.js';
import type { DriverAnswer } from './driver-answer.js';

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** How one KPI goes with the score, or why that cannot be said. */
export type Association =
  | {
      readonly kind: 'tested';
      readonly kpi: string;
      readonly n: number;
      readonly exposed: number;
      readonly tau: number;
      readonly tauLow: number;
      readonly tauHigh: number;
      readonly p: number;
    }
  | {
      readonly kind: 'untested';
      readonly kpi: string;
      readonly n: number;
      readonly exposed: number;
      readonly reason: UntestedReason;
    };

export type UntestedReason = 'tooFew' | 'constant';

/**
 * Kendall's tau-b between a KPI's exposure and the score, over the answers that know the exposure.
 * @throws RangeError for what is no score
 */
export function associate(kpi: string, answers: readonly DriverAnswer[], minimumN: number): Association {
  const pairs = answers.flatMap(({ score, exposures }) => {
    const exposure = exposures[kpi];
    return exposure === undefined ? [] : [[score, exposure] as const];
  });
  const size = { kpi, n: pairs.length, exposed: pairs.filter(([, exposure]) => exposure !== 0).length };
  if (pairs.length < minimumN) return { kind: 'untested', ...size, reason: 'tooFew' };
  const table = tabulate(pairs, SCORES);
  const kendall = kendallOfTable(table);
  if (kendall.status === 'constant') return { kind: 'untested', ...size, reason: 'constant' };
  if (kendall.status === 'too-few') return { kind: 'untested', ...size, reason: 'tooFew' };
  const { coefficient: tau, p } = kendall;
  const interval = kendallInterval(table, tau) ?? { low: tau, high: tau };
  return { kind: 'tested', ...size, tau, tauLow: interval.low, tauHigh: interval.high, p };
}
