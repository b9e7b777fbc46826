/** How a series is watched. */
export interface ChartSettings {
  /** λ, the share of the newest point in the smoothed score, 0..1: smaller finds smaller shifts, greater finds large ones sooner. */
  readonly lambda: number;
  /** L: how many errors of the smoothed score away from the baseline is a signal. Greater: fewer false alarms, later signals. */
  readonly limit: number;
  /** Days from which the usual score is learnt. */
  readonly baselineDays: number;
  /** Days are pooled until they have so many answers: a day with two answers is no point of its own. */
  readonly minimumN: number;
}

/** Some two false alarms per series in three years; see docs/scores-model.md for what was measured. */
export const CHART_DEFAULTS: ChartSettings = { lambda: 0.2, limit: 2.9, baselineDays: 56, minimumN: 10 };

/** @throws RangeError for settings that cannot be, and says which */
export function assertChartSettings({ lambda, limit, baselineDays, minimumN }: ChartSettings): void {
  if (!(lambda > 0 && lambda <= 1)) throw new RangeError(`λ of a chart lies above 0 and up to 1, not ${lambda}.`);
  if (!(limit > 0 && limit < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`The limit of a chart is a number of errors above 0, not ${limit}.`);
  }
  if (!Number.isInteger(baselineDays) || baselineDays < 7) {
    throw new RangeError(`A baseline has a whole number of days, at least 7, not ${baselineDays}.`);
  }
  if (!Number.isInteger(minimumN) || minimumN < 1) {
    throw new RangeError(`The answers of a point are whole and at least 1, not ${minimumN}.`);
  }
}
