import type { KpiDefinition } from './kpi-definition.js';

/** Whether other events count, or count otherwise, under one definition than under the other; else only what is said about it differs. */
export function countsDifferently(a: KpiDefinition | undefined, b: KpiDefinition | undefined): boolean {
  return JSON.stringify(a && countingOf(a)) !== JSON.stringify(b && countingOf(b));
}

function countingOf({ unit, source, aggregation, threshold, opportunities, windowDays }: KpiDefinition): unknown {
  const { fact, where, amount } = source;
  const { field, times, dividedBy } = amount ?? {};
  return [
    unit,
    fact,
    where.map((condition) => Object.entries(condition).sort(([x], [y]) => (x < y ? -1 : 1))),
    [field, times, dividedBy],
    aggregation,
    threshold,
    opportunities,
    windowDays,
  ];
}
