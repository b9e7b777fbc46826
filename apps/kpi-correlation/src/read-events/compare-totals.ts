import type { KpiDirection } from '@sidetone/domain/kpi';
import type { KnownTotal } from './known-total.js';

/** How a KPI moved from one time to the next. */
export interface Comparison {
  /** In the KPI's unit; null where one of the two is not known. */
  readonly change: number | null;
  /** Of the value before; null where that is 0 or not known. */
  readonly changePercent: number | null;
  /** For the customers. Unknown unless the sources told everything of both times, since more events may only mean more sources. */
  readonly verdict: 'worse' | 'better' | 'same' | 'unknown';
}

export function compareTotals(last: KnownTotal, before: KnownTotal, direction: KpiDirection): Comparison {
  if (last.value === null || before.value === null) return { change: null, changePercent: null, verdict: 'unknown' };
  const change = last.value - before.value;
  const changePercent = before.value === 0 ? null : (100 * change) / before.value;
  return { change, changePercent, verdict: verdictOf(change, direction, last.covered && before.covered) };
}

function verdictOf(change: number, direction: KpiDirection, covered: boolean): Comparison['verdict'] {
  if (!covered || direction === 'none') return 'unknown';
  if (change === 0) return 'same';
  return change > 0 === (direction === 'worse') ? 'worse' : 'better';
}
