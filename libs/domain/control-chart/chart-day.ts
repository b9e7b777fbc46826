import { assertCounts } from '../nps/index.js';
import { dayAfter } from '../time/index.js';
import { assertChartSettings, type ChartSettings } from './chart-settings.js';
import type { ChartDay, ChartState, ShiftSignal } from './chart-state.js';
import { learnBaseline } from './learn-baseline.js';
import { poolDay } from './pool-days.js';
import { errorOf, startAt } from './smooth.js';
import { watchPoint, type Watched } from './watch-point.js';

/** A day of a chart: what may be drawn, the signal if one was told on it, and the state to go on from. */
export interface ChartedDay {
  readonly day: string;
  readonly phase: ChartState['phase'];
  /** In points; absent while what is usual is still learnt. `low` and `high` are the limits within which the smoothed score may be. */
  readonly line?: { readonly usual: number; readonly smoothed: number; readonly low: number; readonly high: number };
  readonly signal?: ShiftSignal;
  readonly state: ChartState;
}

/**
 * The next day of a chart. Days without answers may be left out.
 * @throws RangeError for a day that does not come after the last, counts that are not whole and ≥ 0, or settings that cannot be
 */
export function chartDay(before: ChartState, day: ChartDay, settings: ChartSettings): ChartedDay {
  assertChartSettings(settings);
  assertCounts(day);
  if (before.lastDay !== undefined && day.day <= before.lastDay) {
    throw new RangeError(`Day ${day.day} does not come after ${before.lastDay}: re-evaluate the chart from that day.`);
  }
  const { point, pending } = poolDay(before.pending, day, settings.minimumN);
  const ready = { ...before, lastDay: day.day, pending };
  if (ready.phase === 'learning') {
    return charted(
      day.day,
      { state: learn(point ? { ...ready, points: [...ready.points, point] } : ready, settings) },
      settings,
    );
  }
  return charted(day.day, point ? watchPoint(ready, point, settings) : { state: ready }, settings);
}

/** From a baseline's worth of days on the chart watches, if they hold enough points; else it goes on learning. */
function learn(state: Extract<ChartState, { phase: 'learning' }>, { baselineDays }: ChartSettings): ChartState {
  const [first, last] = [state.points[0], state.points.at(-1)];
  if (!first || !last || last.lastDay < dayAfter(first.firstDay, baselineDays - 1)) return state;
  const baseline = learnBaseline(state.points);
  if (!baseline) return state;
  const { lastDay = last.lastDay, pending } = state;
  return { phase: 'watching', lastDay, pending, baseline, smoothed: startAt(baseline), points: [] };
}

function charted(day: string, { state, signal }: Watched, { limit }: ChartSettings): ChartedDay {
  const head = { day, phase: state.phase, state, ...(signal && { signal }) };
  if (state.phase === 'learning') return head;
  const { baseline, smoothed } = state;
  const reach = limit * errorOf(smoothed, baseline);
  const line = {
    usual: baseline.score,
    smoothed: smoothed.score,
    low: baseline.score - reach,
    high: baseline.score + reach,
  };
  return { ...head, line };
}
