export { openDatabase, type SuiteDatabase } from './open-database.js';
export { openSuite, type Suite } from './open-suite.js';
export { eventually } from './eventually.js';
export { TEST_API_KEY, type CallResult, type RunningService } from './start-built-service.js';
