import {
  claimsZero,
  FACTS,
  isCovered,
  type CompiledCatalogue,
  type Coverage,
  type KpiDefinition,
} from '@sidetone/domain/kpi';
import { dayAfter, dayStart } from '@sidetone/domain/time';
import type { Period } from './periods-of.js';
import type { PeriodTotal } from './kpi-totals.js';

/** What is known of one KPI in one period. */
export interface KnownTotal {
  /** Null where nothing is known: no source said that it told everything, and nothing came. Never 0 for want of data (rule R20). */
  readonly value: number | null;
  readonly events: number;
  readonly hit: number;
  /** Whether the sources said that they told everything; else there may be more than the value tells. */
  readonly covered: boolean;
}

export function knownTotal(
  total: PeriodTotal | undefined,
  kpi: string,
  { first, last }: Period,
  timeZone: string,
  catalogue: Pick<CompiledCatalogue, 'definition' | 'coveringKpis'>,
  coverage: readonly Coverage[],
): KnownTotal {
  const window = { start: dayStart(first, timeZone), end: dayStart(dayAfter(last), timeZone) };
  const covered = isCovered(catalogue.coveringKpis(kpi), coverage, window);
  if (total) return { value: total.value, events: total.events, hit: total.hit, covered };
  const definition = catalogue.definition(kpi);
  return { value: covered && definition && claimsZero(definition) ? 0 : null, events: 0, hit: 0, covered };
}

const TOTALLED: ReadonlySet<KpiDefinition['aggregation']> = new Set(['count', 'sum', 'ratio', 'periodMean'] as const);

/** Whether totals of a KPI are kept by day: only what adds up, or is a quotient of what does, and is told by single events. */
export function hasDailyTotals({ aggregation, source }: KpiDefinition): boolean {
  return TOTALLED.has(aggregation) && FACTS[source.fact].ofOneEvent;
}
