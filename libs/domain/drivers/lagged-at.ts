import type { LaggedCounts } from '../statistics/index.js';
import { smallAt } from './gather-columns.js';

/** The events by age of the answers at some positions only. */
export function laggedAt({ ageDays, counts, ageless }: LaggedCounts, positions: Int32Array): LaggedCounts {
  return {
    ageDays,
    counts: counts.map((ofAge) => smallAt(ofAge, positions)),
    ...(ageless && { ageless: smallAt(ageless, positions) }),
  };
}
