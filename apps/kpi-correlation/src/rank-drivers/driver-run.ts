import type { Driver, DriverRanking, UntestedKpi, Verdict } from '@sidetone/domain/drivers';

/** A driver with who can mend it. NPS points lost are null until the joint model tells them. */
export interface OwnedDriver extends Driver {
  readonly team: string;
  readonly journeyArea: string;
  readonly pointsLost: number | null;
}

/** A ranking as it is kept and told. It shows associations; it proves no cause. */
export interface DriverRun {
  readonly runId: string;
  readonly rankedAt: string;
  readonly kind: string;
  readonly windowDays: number;
  /** Respondents, each with the latest answer. */
  readonly n: number;
  readonly verdict: Verdict;
  readonly verdictReason: string;
  readonly drivers: readonly OwnedDriver[];
  readonly untested: readonly UntestedKpi[];
  /** Share of the KPIs selected by the first two thirds of the answers that the last third confirms; null where none is selected. */
  readonly holdout: NonNullable<DriverRanking['holdout']> | null;
  /** Grows with every run. */
  readonly revision: number;
}
