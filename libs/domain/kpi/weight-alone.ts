import { AGGREGATIONS } from './aggregate.js';
import type { Contribution } from './contribution.js';
import type { KpiDefinition } from './kpi-definition.js';
import type { Instant } from '../time/index.js';

/**
 * How much one contribution is by itself, by its share: in the KPI's unit; of a ratio its numerator, of what is measured its value; of an
 * interval that is still open as much as there is until `now`. 0 where it does not count by then.
 */
export function weightAlone(
  contribution: Contribution,
  definition: Pick<KpiDefinition, 'aggregation' | 'threshold'> | undefined,
  now: Instant,
): number {
  const rule = AGGREGATIONS[definition?.aggregation ?? 'periodMean'];
  const window = { start: Number.NEGATIVE_INFINITY, end: now };
  const { belonging } = rule([contribution], window, definition ?? {});
  return belonging.reduce((sum, { weight }) => sum + weight, 0);
}
