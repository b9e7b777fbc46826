import { contractVersions } from './contract-versions.js';
import { platformTables } from './platform-tables.js';
import { traceContexts } from './trace-contexts.js';

/** What every service's schema begins with. */
export const platformMigrations = [platformTables, traceContexts, contractVersions] as const;
