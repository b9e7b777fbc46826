import { dayAfter } from '../time/index.js';
import type { ChartSettings } from './chart-settings.js';
import type { ChartPoint, ChartState, Direction, ShiftSignal, Watching } from './chart-state.js';
import { learnBaseline } from './learn-baseline.js';
import { shiftSignal } from './shift-signal.js';
import { errorOf, smooth, startAt } from './smooth.js';

/** The points in which the start of a shift is looked for. */
const MOST_POINTS = 120;

/** What a point made of the chart: its new state, and a signal if it told one. */
export interface Watched {
  readonly state: ChartState;
  readonly signal?: ShiftSignal;
}

/**
 * Judges a point. Outside the limits: a signal, told once. After that the chart is `shifted` until the smoothed score crosses what is
 * usual (it came back: watched as before), leaves on the other side (a signal of its own), or has stayed away for as long as a baseline
 * is: then what came since the start is what is usual.
 */
export function watchPoint(state: Watching, point: ChartPoint, settings: ChartSettings): Watched {
  const { baseline } = state;
  const smoothed = smooth(state.smoothed, point, settings.lambda);
  const points = [...state.points, point].slice(-MOST_POINTS);
  const watched = { ...state, smoothed, points };
  const apart = smoothed.score - baseline.score;
  const outside = Math.abs(apart) > settings.limit * errorOf(smoothed, baseline);
  const direction: Direction = apart > 0 ? 'up' : 'down';

  if (outside && state.signal?.direction !== direction) {
    const signal = shiftSignal(direction, point.lastDay, baseline, points);
    return signal ? { state: { ...watched, phase: 'shifted', signal }, signal } : { state: watched };
  }
  if (!state.signal) return { state: watched };
  if (state.signal.direction !== direction) return { state: cameBack(watched, point) };
  return { state: settled(watched, state.signal, settings) };
}

/** Smoothing starts anew, else the way back would still stand in it; the point that crossed is the first of the new ones. */
function cameBack({ phase: _phase, signal: _signal, ...state }: Watching, point: ChartPoint): ChartState {
  return { ...state, phase: 'watching', smoothed: startAt(state.baseline), points: [point] };
}

/** The days since the start as the new baseline, once they are as many as a baseline has. */
function settled(state: Watching, { since }: ShiftSignal, { baselineDays }: ChartSettings): ChartState {
  const last = state.points.at(-1)?.lastDay ?? since;
  if (last < dayAfter(since, baselineDays - 1)) return state;
  const baseline = learnBaseline(state.points.filter(({ firstDay }) => firstDay >= since));
  if (!baseline) return state;
  return {
    phase: 'watching',
    lastDay: state.lastDay,
    pending: state.pending,
    baseline,
    smoothed: startAt(baseline),
    points: [],
  };
}
