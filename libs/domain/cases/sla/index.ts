export {
  consumedShare,
  moveClock,
  PROMISE_WITHIN_DAYS,
  startClocks,
  stopClock,
  type Clock,
  type ClockKind,
} from './clock.js';
export {
  chainProblems,
  dueOfClock,
  type Due,
  type DueWork,
  type EscalationLevel,
  type ToldOfClock,
} from './due-work.js';
export {
  nameOfClass,
  serviceClassOf,
  serviceClassProblems,
  SHIPPED_SERVICE_CLASSES,
  type ServiceClass,
} from './service-class.js';
export { slaReport, type ShareInside, type SlaFigures, type SlaRow, type TimeFigures } from './sla-report.js';
export { waitingQuantile, type Wait } from './waiting-quantile.js';
