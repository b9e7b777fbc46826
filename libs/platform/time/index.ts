export { Clock, SimulatedClock, SystemClock } from './clock.js';
export { DueMetrics } from './due-metrics.js';
export { DueRunner, type DueWork } from './due-runner.js';
