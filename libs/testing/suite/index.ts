export { openDatabase, type SuiteDatabase } from './open-database.js';
export { openSuite, type Suite } from './open-suite.js';
export { eventually } from './eventually.js';
export { migrateTo } from './migrate-to.js';
export { TEST_API_KEY } from './start-built-service.js';
export type { RunningService, CallResult } from './start-built-service.js';
export { analysisHeld, cutAnalysis, hold, holdCustomers, holdLines, letGo, type Hold } from './hold-analysis.js';
export { takeDatabaseAway } from './take-database-away.js';
