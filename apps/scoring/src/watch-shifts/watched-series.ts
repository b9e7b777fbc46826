import type { JourneyArea, SurveyKind } from '@sidetone/contracts/events';
import type { ChartDay, ShiftSignal } from '@sidetone/domain/control-chart';

/** A series that is watched: one survey kind, of one area or of all together (empty). */
export interface WatchedSeries {
  readonly kind: SurveyKind;
  readonly area: JourneyArea | '';
}

/** A shift as it was told last. */
export interface ToldShift {
  readonly signal: ShiftSignal;
  readonly revision: number;
  readonly withdrawn: boolean;
}

/** What a series is charted by, and what was told of it. */
export interface SeriesHistory extends WatchedSeries {
  /** Those that are over and have answers, in order. */
  readonly days: readonly ChartDay[];
  readonly told: readonly ToldShift[];
}

/** A shift that is to be told, of its series. */
export interface ShiftNews {
  readonly series: WatchedSeries;
  readonly shift: ToldShift;
}

/** How points lost to a KPI changed between the two latest rankings. */
export interface DriverChange {
  readonly kpi: string;
  readonly change: number;
}
