export { startService, type ServiceDescription, type RunningService } from './start-service.js';
export { PlatformModule } from './platform.module.js';
export { LedgerController } from './ledger.controller.js';
export { serviceDatabaseUrl, serviceNames, serviceSchema, type ServiceName } from './service-names.js';
export { platformTopics } from './platform-topics.js';
export { NODE_FLAGS } from './node-flags.js';
