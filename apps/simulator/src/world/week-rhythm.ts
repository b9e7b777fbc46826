import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { RandomStream } from './random-stream.js';

const HOURS = 7 * 24;
export const WEEK_MS = 7 * DAY_MS;

/** When in a week things happen: busy hours and days get more of them. Points drawn from it are an inhomogeneous Poisson process when their number is Poisson. */
export class WeekRhythm {
  /** Cumulated share of the load up to the end of each hour of the week, from Monday 00:00 UTC. */
  private readonly cumulated: Float64Array = new Float64Array(HOURS);

  constructor(hourly: readonly number[], daily: readonly number[]) {
    let sum = 0;
    for (let hour = 0; hour < HOURS; hour += 1) {
      sum += (hourly[hour % 24] ?? 1) * (daily[Math.floor(hour / 24)] ?? 1);
      this.cumulated[hour] = sum;
    }
    for (let hour = 0; hour < HOURS; hour += 1) this.cumulated[hour] = (this.cumulated[hour] ?? 0) / sum;
  }

  /** A moment of the seven days from `weekStart` (a midnight in UTC), in whole seconds. */
  momentIn(weekStart: Instant, stream: RandomStream): Instant {
    const hour = this.hourAt(stream.uniform());
    const weekday = (new Date(weekStart).getUTCDay() + 6) % 7;
    const hoursFromStart = (hour - weekday * 24 + HOURS) % HOURS;
    return weekStart + hoursFromStart * HOUR_MS + stream.below(3600) * 1000;
  }

  private hourAt(share: number): number {
    let low = 0;
    let high = HOURS - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.cumulated[middle] ?? 1) > share) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
