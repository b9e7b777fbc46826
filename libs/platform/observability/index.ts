export { backlogMetrics } from './backlog-metrics.js';
export { describeError, errorText, isFromPostgres } from './safe-error.js';
export { loggerSettings } from './logger-settings.js';
export { HealthController } from './health.controller.js';
export { MetricsController } from './metrics.controller.js';
export { ServiceStatus, type Backlog } from './service-status.js';
