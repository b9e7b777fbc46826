import type { Instant } from '../time/index.js';
import { DAY_MS } from '../time/index.js';
import { AGGREGATIONS, type Weighed } from './aggregate.js';
import type { CompiledCatalogue } from './compile-catalogue.js';
import type { Contribution, Coverage, Window } from './contribution.js';
import { evidenceOf, worstFirst, type Evidence } from './evidence-of.js';
import { isCovered } from './is-covered.js';
import { claimsZero, type KpiDefinition, type KpiDirection } from './kpi-definition.js';

/** One KPI as it hit one respondent. Missing has no value; `events` may still be above 0 then. */
export type KpiExposure = {
  readonly kpi: string;
  readonly unit: string;
  readonly events: number;
  readonly lastAt?: Instant;
  readonly worst?: WorstEvent;
} & ({ readonly missing: false; readonly value: number } | { readonly missing: true });

/** The event that did most of it: `amount` in the KPI's unit, for a ratio the numerator. Only of what is known to be worse the more there is. */
export interface WorstEvent {
  readonly eventId: string;
  readonly at: Instant;
  readonly amount: number;
}

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
  readonly catalogue: CompiledCatalogue;
  /** The KPIs to tell about besides those with contributions; the whole catalogue unless given. */
  readonly kpis?: readonly string[];
}

type OwnKpi = Pick<KpiDefinition, 'aggregation' | 'opportunities' | 'threshold'> & {
  readonly unit?: string;
  readonly direction: KpiDirection;
};

/** A measured KPI that nobody has defined. */
const OWN_KPI: OwnKpi = { aggregation: 'periodMean', direction: 'none' };

/**
 * What hit a respondent in `[answeredAt − windowDays, answeredAt)`, KPI by KPI in alphabetical order, with at most 50 events
 * as evidence. Contributions outside of the window are ignored, so a store may give more than needed.
 */
export function exposureInWindow(question: ExposureQuestion): Exposure {
  const window = { start: question.answeredAt - question.windowDays * DAY_MS, end: question.answeredAt };
  const { catalogue, coverage } = question;
  const byKpi = new Map<string, Contribution[]>();
  for (const kpi of question.kpis ?? catalogue.definitions.map((definition) => definition.kpi)) byKpi.set(kpi, []);
  for (const contribution of question.contributions) {
    const known = byKpi.get(contribution.kpi);
    if (known) known.push(contribution);
    else byKpi.set(contribution.kpi, [contribution]);
  }

  const belonging = new Map<string, readonly Weighed[]>();
  const kpis = [...byKpi]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kpi, contributions]) => {
      const definition = catalogue.definition(kpi) ?? OWN_KPI;
      const aggregate = AGGREGATIONS[definition.aggregation](contributions, window, definition);
      belonging.set(kpi, aggregate.belonging);
      const known = !claimsZero(definition) || isCovered(catalogue.coveringKpis(kpi), coverage, window);
      return kpiExposure(kpi, definition, aggregate.belonging, known ? aggregate.value : undefined, window.end);
    });
  return { window, kpis, evidence: evidenceOf(belonging, catalogue) };
}

function kpiExposure(
  kpi: string,
  definition: OwnKpi,
  belonging: readonly Weighed[],
  value: number | undefined,
  windowEnd: Instant,
): KpiExposure {
  const ours = belonging.map(({ contribution }) => contribution);
  const unit = definition.unit ?? ours.find((contribution) => contribution.unit)?.unit ?? 'unknown';
  // A ticket's closing may be dated after the answer: its open time before it counts, the later date does not.
  const lastAt = Math.min(windowEnd, Math.max(...ours.map(({ at }) => at)));
  const worst = definition.direction === 'worse' ? worstOf(belonging) : undefined;
  return {
    kpi,
    unit,
    events: ours.length,
    ...(ours.length > 0 && { lastAt }),
    ...(worst && { worst }),
    ...(value === undefined ? { missing: true } : { missing: false, value }),
  };
}

function worstOf(belonging: readonly Weighed[]): WorstEvent | undefined {
  const [worst] = belonging.filter(({ weight }) => weight > 0).sort(worstFirst);
  if (!worst) return undefined;
  const { eventId, at } = worst.contribution;
  return { eventId, at, amount: worst.weight };
}
