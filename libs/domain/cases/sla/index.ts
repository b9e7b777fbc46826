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
export {
  INSIDE_HOURS,
  slaReport,
  timeFigures,
  type ShareInside,
  type SlaFigures,
  type SlaRow,
  type TimeCounts,
  type TimeFigures,
} from './sla-report.js';
export { mostWaiting, waitingQuantile, type Wait } from './waiting-quantile.js';
