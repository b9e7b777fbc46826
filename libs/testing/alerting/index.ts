export { ALERT_TOOLS, findProgram, type Program } from './find-program.js';
export { alertsIn, metricsIn, ruleFiles, type Alert } from './alert-rules.js';
export { startAlerting, type Alerting, type Notification } from './start-alerting.js';
