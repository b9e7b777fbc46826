import type { KpiDirection } from '../kpi/index.js';
import type { LaggedCounts, Margins } from '../statistics/index.js';

/** A KPI, one exposure per answer, before it and in the window; `NaN` is not known, which is not zero (R20). */
export interface KpiColumn {
  readonly kpi: string;
  readonly values: ArrayLike<number>;
  /** Whether more of it is known to be worse, or better: the other way round is a puzzle, and is not flagged. */
  readonly direction?: KpiDirection;
  /** The events by age in days, so that a decay can be tried. */
  readonly lagged?: LaggedCounts;
}

/** A characteristic that is held equal, such as the segment: a number of a level for each answer. */
export interface ControlColumn {
  readonly name: string;
  readonly levels: readonly string[];
  readonly codes: ArrayLike<number>;
}

/** Answers as columns: position i of each is the same answer. */
export interface DriverAnswers {
  /** 0–10. */
  readonly scores: ArrayLike<number>;
  /** Milliseconds since 1970. */
  readonly answeredAt: ArrayLike<number>;
  /** Number of the customer, whole and ≥ 0: answers of one are alike, and errors are clustered by it. */
  readonly customers: ArrayLike<number>;
  readonly kpis: readonly KpiColumn[];
  readonly controls: readonly ControlColumn[];
  /** Weights of a sample, ≥ 0. */
  readonly weights?: ArrayLike<number>;
  /** Sizes of the population by control and level: with it the run tells what silence may hide. */
  readonly population?: Margins;
}

export interface AnalysisOptions {
  /** Of the draws behind the bootstrap intervals. */
  readonly seed: number;
  /** Fewer answers than this are no basis. */
  readonly minimumN?: number;
  /** Bootstrap draws. */
  readonly draws?: number;
  /** Respondents kept with the model, for what-if questions. */
  readonly keptRespondents?: number;
  /** Told how far the run is, 0–1; may throw to end it. */
  readonly progress?: (fraction: number, step: string) => void;
}

export interface AnalysisPlan {
  readonly seed: number;
  readonly minimumN: number;
  readonly falseDiscoveryRate: number;
  readonly draws: number;
  readonly keptRespondents: number;
  readonly progress: (fraction: number, step: string) => void;
}

/** The options with what is not said filled in. */
export function planOf(options: AnalysisOptions): AnalysisPlan {
  return {
    minimumN: 200,
    falseDiscoveryRate: 0.05,
    draws: 500,
    keptRespondents: 2_000,
    progress: () => undefined,
    ...options,
  };
}
