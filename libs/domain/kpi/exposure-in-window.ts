import type { Instant } from '../time/index.js';
import { DAY_MS } from '../time/index.js';
import { AGGREGATIONS, type Weighed } from './aggregate.js';
import type { Contribution, Coverage, Window } from './contribution.js';
import { evidenceOf, type Evidence } from './evidence-of.js';
import { isCovered } from './is-covered.js';
import { KPI_CATALOGUE, kpiDefinition } from './kpi-catalogue.js';
import type { Aggregation } from './kpi-definition.js';

/** One KPI as it hit one respondent. Missing has no value; `events` may still be above 0 then. */
export type KpiExposure = {
  readonly kpi: string;
  readonly unit: string;
  readonly events: number;
  readonly lastAt?: Instant;
} & ({ readonly missing: false; readonly value: number } | { readonly missing: true });

export interface Exposure {
  readonly window: Window;
  readonly kpis: readonly KpiExposure[];
  readonly evidence: readonly Evidence[];
}

export interface ExposureQuestion {
  readonly answeredAt: Instant;
  readonly windowDays: number;
  readonly contributions: readonly Contribution[];
  readonly coverage: readonly Coverage[];
  /** The KPIs to tell about besides those with contributions; the whole catalogue unless given. */
  readonly kpis?: readonly string[];
}

/** Zero is a claim that nothing happened; these make it, and so need a source that says it told everything (R20). */
const CLAIMS_ZERO: ReadonlySet<Aggregation> = new Set<Aggregation>(['sum', 'unionHours', 'maxDays']);

/**
 * What hit a respondent in `[answeredAt − windowDays, answeredAt)`, KPI by KPI in alphabetical order, with at most 50 events
 * as evidence. Contributions outside of the window are ignored, so a store may give more than needed.
 */
export function exposureInWindow(question: ExposureQuestion): Exposure {
  const window = { start: question.answeredAt - question.windowDays * DAY_MS, end: question.answeredAt };
  const byKpi = new Map<string, Contribution[]>();
  for (const kpi of question.kpis ?? KPI_CATALOGUE.map((definition) => definition.kpi)) byKpi.set(kpi, []);
  for (const contribution of question.contributions) {
    const known = byKpi.get(contribution.kpi);
    if (known) known.push(contribution);
    else byKpi.set(contribution.kpi, [contribution]);
  }

  const belonging = new Map<string, readonly Weighed[]>();
  const kpis = [...byKpi]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kpi, contributions]) => {
      const aggregation = kpiDefinition(kpi)?.aggregation ?? 'periodMean';
      const aggregate = AGGREGATIONS[aggregation](contributions, window);
      belonging.set(kpi, aggregate.belonging);
      const known = !CLAIMS_ZERO.has(aggregation) || isCovered(kpi, question.coverage, window);
      return kpiExposure(kpi, aggregate.belonging, known ? aggregate.value : undefined, window.end);
    });
  return { window, kpis, evidence: evidenceOf(belonging) };
}

function kpiExposure(
  kpi: string,
  belonging: readonly Weighed[],
  value: number | undefined,
  windowEnd: Instant,
): KpiExposure {
  const ours = belonging.map(({ contribution }) => contribution);
  const unit = kpiDefinition(kpi)?.unit ?? ours.find((contribution) => contribution.unit)?.unit ?? 'unknown';
  // A ticket's closing may be dated after the answer: its open time before it counts, the later date does not.
  const lastAt = Math.min(windowEnd, Math.max(...ours.map(({ at }) => at)));
  return {
    kpi,
    unit,
    events: ours.length,
    ...(ours.length > 0 && { lastAt }),
    ...(value === undefined ? { missing: true } : { missing: false, value }),
  };
}
