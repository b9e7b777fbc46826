import type { UntestedReason } from './associate.js';

/** `usable`: something is associated with the score and at least one of it holds (see `Driver.holds`); `weak`: something is, but none holds; `none`: no signal. */
export type Verdict = 'usable' | 'weak' | 'none';

/** A KPI that was tested. Its association with the score is no proof that it causes it. */
export interface Driver {
  readonly kpi: string;
  /** From 1: flagged ones first, each part by importance. */
  readonly rank: number;
  /** Kendall's tau-b of exposure and score, −1..1, with its 95 % interval: negative means the more of it, the lower the score. */
  readonly tau: number;
  readonly tauLow: number;
  readonly tauHigh: number;
  /** |tau| with its 95 % interval, 0..1. */
  readonly importance: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  /** p adjusted for the number of KPIs tested (Benjamini–Hochberg). */
  readonly q: number;
  /** Answers that know this exposure, and those of them where it is not zero. */
  readonly n: number;
  readonly exposed: number;
  readonly direction: -1 | 0 | 1;
  readonly flagged: boolean;
  /**
   * For flagged ones that the first two thirds of the answers alone select: whether the last third, which had no say in that,
   * confirms them. Absent where the first two thirds alone do not select it.
   */
  readonly holds?: boolean;
}

/** A KPI that could not be tested, and why: too few answers know it, or it (or the score) is the same in all. */
export interface UntestedKpi {
  readonly kpi: string;
  readonly reason: UntestedReason;
  readonly n: number;
  readonly exposed: number;
  readonly q: null;
}

export interface DriverRanking {
  readonly verdict: Verdict;
  /** In words for the reader of the ranking. */
  readonly verdictReason: string;
  /** Respondents, each with the last answer only. */
  readonly n: number;
  readonly drivers: readonly Driver[];
  readonly untested: readonly UntestedKpi[];
  /** Share of the KPIs selected by the first two thirds of the answers that the last third confirms; absent where none is selected. */
  readonly holdout?: { readonly metric: 'shareHolding'; readonly value: number };
}
