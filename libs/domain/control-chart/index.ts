export { chartDay, type ChartedDay } from './chart-day.js';
export { CHART_DEFAULTS, type ChartSettings } from './chart-settings.js';
export {
  NEW_CHART,
  type Baseline,
  type ChartDay,
  type ChartPoint,
  type ChartState,
  type Direction,
  type ShiftSignal,
} from './chart-state.js';
export { controlChart, reevaluateFrom, type Reevaluated } from './control-chart.js';
