import type { Interval, KpiForm } from '../statistics/index.js';
import type { LeftOutKpi } from './analysed-answers.js';
import type { LagStretch } from './lag-of-kpi.js';
import type { RunHealth } from './run-health.js';

/** `usable`: at least one KPI is flagged and the last third bears it out; `weak`: flagged, with a doubt that the reason names. */
export type RunVerdict = 'usable' | 'weak' | 'no usable signal';

/** Where a KPI stands: how much goes with it against how many it hits. */
export type Quadrant = 'mend first' | 'keep it rare' | 'many, but harmless' | 'leave';

/** NPS points that go with a KPI, on the scale −100..100: positive costs points. */
export interface LossOfKpi {
  readonly points: number;
  readonly standardError: number;
  /** 95 %, delta method. */
  readonly interval: Interval;
  /** 95 %, percentiles of a seeded parametric bootstrap. */
  readonly bootstrapInterval: Interval;
}

/** From how much of the KPI on scores are lower. */
export type BreakpointFinding =
  | { readonly kind: 'found'; readonly value: number; readonly interval: Interval }
  | { readonly kind: 'none'; readonly reason: string };

/** What the joint model says of a KPI, all other KPIs and the controls held equal. No proof that it causes anything. */
export interface DriverFinding {
  readonly kpi: string;
  /** Answers in the model, and those with an exposure above 0. */
  readonly n: number;
  readonly exposed: number;
  /** Alone with the score: Kendall's tau-b with its 95 % interval, p, and p adjusted for the number of KPIs. */
  readonly screen: {
    readonly tau: number;
    readonly interval: Interval;
    readonly p: number;
    readonly adjustedP: number;
  } | null;
  readonly form: KpiForm;
  /** Log-likelihood gained by the form over a straight line. */
  readonly formGain: number;
  /** Logits of a higher answer per unit of the KPI in its form. */
  readonly coefficient: number;
  readonly standardError: number;
  /** Odds of a higher answer for somebody exposed as much as the exposed are on average, against nobody exposed. */
  readonly oddsRatio: number;
  readonly oddsRatioInterval: Interval;
  readonly p: number;
  /** Adjusted for the number of KPIs (Benjamini–Hochberg). */
  readonly adjustedP: number;
  readonly loss: LossOfKpi;
  /** Hardly anybody was without it: the loss goes beyond what was seen, and stands on the form alone. */
  readonly extrapolated: boolean;
  /** Share of the variation explained by the KPIs together, 0–1 (Johnson); null where nothing is. */
  readonly shareOfExplained: number | null;
  readonly breakpoint: BreakpointFinding;
  /** By age of the events; null where that cannot be told, for the reason in `lagNote`. */
  readonly lag: readonly LagStretch[] | null;
  /** Why there is no lag, or which answers are not in it; null where nothing is to be said. */
  readonly lagNote: string | null;
  /** How strong a hidden confounder would have to be, as risk ratios with exposure and score (VanderWeele & Ding). */
  readonly eValue: number;
  readonly eValueOfLimit: number;
  readonly flagged: boolean;
  readonly quadrant: Quadrant;
}

export interface DriverReport {
  readonly verdict: RunVerdict;
  readonly verdictReason: string;
  readonly seed: number;
  /** Answers in the analysis, and the customers who gave them. */
  readonly n: number;
  readonly customers: number;
  readonly nps: { readonly observed: number; readonly fitted: number } | null;
  /** Ordered by points lost. */
  readonly drivers: readonly DriverFinding[];
  /** With all KPIs at none at once: single losses do not add up to it. */
  readonly jointLoss: LossOfKpi | null;
  readonly leftOut: readonly LeftOutKpi[];
  readonly health: RunHealth | null;
  readonly notes: readonly string[];
}
