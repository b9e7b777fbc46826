import type { Coverage, Window } from './contribution.js';
import { clip, covers, lengthMs, union } from './spans.js';

/**
 * Whether the sources of a KPI are known to have told everything within the window (R20): the complete periods together
 * hold all of it, and no source calls any of it incomplete. A word about any of `covering` is one about the KPI.
 */
export function isCovered(covering: ReadonlySet<string>, coverage: readonly Coverage[], window: Window): boolean {
  const about = coverage.filter(({ kpis }) => !kpis || kpis.some((kpi) => covering.has(kpi)));
  const periods = (complete: boolean): Window[] =>
    about.filter((word) => word.complete === complete).map(({ from, to }) => ({ start: from, end: to }));
  const gaps = periods(false).map((gap) => clip(gap, window));
  return lengthMs(union(gaps)) === 0 && covers(union(periods(true)), window);
}
