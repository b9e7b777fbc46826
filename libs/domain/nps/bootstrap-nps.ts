import { bootstrapCounts, type BootstrapPlan, type BootstrapResult } from '../statistics/index.js';
import type { ScoreCounts } from './score-counts.js';
import { npsScore } from './nps-score.js';

/**
 * Bootstrap interval of a score, in points. Where all answers are in one band every resample is alike and the interval has no width:
 * show the adjusted Wald one instead.
 * @throws RangeError for counts that are not whole and ≥ 0
 */
export function bootstrapNps(counts: ScoreCounts, plan: BootstrapPlan): BootstrapResult {
  const { promoters, passives, detractors } = counts;
  return bootstrapCounts(
    [promoters, passives, detractors],
    ([p = 0, s = 0, d = 0]) => npsScore({ promoters: p, passives: s, detractors: d }),
    plan,
  );
}
