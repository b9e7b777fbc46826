export { ALERT_TOOLS, findProgram, type Program } from './find-program.js';
export { alertsIn, metricsIn, recordsIn, ruleFiles, type Alert } from './alert-rules.js';
export { asGrafanaSends, boardLines, type BoardLine } from './board-lines.js';
export {
  RUNBOOK_URL,
  startAlerting,
  type Alerting,
  type Line,
  type Notification,
  type Rule,
} from './start-alerting.js';
export { whetherOrNot } from './whether-or-not.js';
export { openWatchedServices, type WatchedServices } from './watched-services.js';
