import { chartDay, type ChartedDay } from './chart-day.js';
import type { ChartSettings } from './chart-settings.js';
import { NEW_CHART, type ChartDay, type ChartState, type ShiftSignal } from './chart-state.js';

/** A chart of days in order, from its beginning or going on from a state. @throws RangeError as `chartDay` does */
export function controlChart(
  days: readonly ChartDay[],
  settings: ChartSettings,
  from: ChartState = NEW_CHART,
): readonly ChartedDay[] {
  let state = from;
  return days.map((day) => {
    const charted = chartDay(state, day, settings);
    state = charted.state;
    return charted;
  });
}

/** A chart after days that it knew have changed, and what this does to what was told of it. */
export interface Reevaluated {
  readonly chart: readonly ChartedDay[];
  readonly raised: readonly ShiftSignal[];
  readonly withdrawn: readonly ShiftSignal[];
}

/**
 * The chart with a late, corrected or withdrawn answer in it: what came before `changedDay` stands, the rest is charted anew from `days`,
 * all that there are now from that day on. A signal on the same day in the same direction is the same one, told before.
 * @throws RangeError as `chartDay` does, or for a day before `changedDay` among `days`
 */
export function reevaluateFrom(
  changedDay: string,
  chart: readonly ChartedDay[],
  days: readonly ChartDay[],
  settings: ChartSettings,
): Reevaluated {
  const early = days.find(({ day }) => day < changedDay);
  if (early) throw new RangeError(`Day ${early.day} comes before ${changedDay}, from which the chart is made anew.`);
  const standing = chart.filter(({ day }) => day < changedDay);
  const before = chart.slice(standing.length);
  const after = controlChart(days, settings, standing.at(-1)?.state);
  return {
    chart: [...standing, ...after],
    raised: signalsOf(after).filter((signal) => !holds(before, signal)),
    withdrawn: signalsOf(before).filter((signal) => !holds(after, signal)),
  };
}

function signalsOf(chart: readonly ChartedDay[]): readonly ShiftSignal[] {
  return chart.flatMap(({ signal }) => signal ?? []);
}

function holds(chart: readonly ChartedDay[], { day, direction }: ShiftSignal): boolean {
  return signalsOf(chart).some((one) => one.day === day && one.direction === direction);
}
