export { aCallFailure, manyCallFailures } from './call-failures.js';
export { aMeasurement } from './measurements.js';
export { aSubscription } from './master-data.js';
export { aResponse } from './responses.js';
