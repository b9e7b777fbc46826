export { Clock, SimulatedClock, SystemClock } from './clock.js';
export { DueRunner, type DueWork } from './due-runner.js';
