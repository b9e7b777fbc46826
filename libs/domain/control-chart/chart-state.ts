import type { ScoreCounts } from '../nps/index.js';
import type { Interval } from '../statistics/index.js';

/** The answers of one of the operator's days, `2026-11-23`. */
export interface ChartDay extends ScoreCounts {
  readonly day: string;
}

/** One day or several pooled, with enough answers to be judged. */
export interface ChartPoint extends ScoreCounts {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** What is usual. `deviation` is of one answer, in points, and holds how days differ beyond chance. */
export interface Baseline {
  readonly counts: ScoreCounts;
  readonly score: number;
  readonly deviation: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The smoothed score and its weights: Σ wᵢ xᵢ + (1 − Σ wᵢ) · baseline. `squares` is Σ wᵢ²/nᵢ. */
export interface Smoothed {
  readonly score: number;
  readonly weight: number;
  readonly squares: number;
}

export type Direction = 'up' | 'down';

/** A shift of the score. The interval of `difference` (after less before) is 95 %, and hopeful: the start was chosen for the shift. */
export interface ShiftSignal extends Interval {
  readonly direction: Direction;
  /** The day on which it was told. */
  readonly day: string;
  /** The most likely first day of it. */
  readonly since: string;
  readonly before: ScoreCounts;
  readonly after: ScoreCounts;
  readonly difference: number;
}

/** All that a chart carries from day to day: plain data, to be kept as JSON. */
export type ChartState =
  | {
      readonly phase: 'learning';
      readonly lastDay: string | undefined;
      readonly pending: ChartPoint | undefined;
      readonly points: readonly ChartPoint[];
    }
  | {
      /** `shifted`: a signal was told and the score has not come back. */
      readonly phase: 'watching' | 'shifted';
      readonly lastDay: string;
      readonly pending: ChartPoint | undefined;
      readonly baseline: Baseline;
      readonly smoothed: Smoothed;
      /** Points since the baseline or since the score last came back, the newest of them only. */
      readonly points: readonly ChartPoint[];
      readonly signal?: ShiftSignal;
    };

/** A state of a chart that has learnt what is usual. */
export type Watching = Exclude<ChartState, { phase: 'learning' }>;

export const NEW_CHART: ChartState = { phase: 'learning', lastDay: undefined, pending: undefined, points: [] };
