export { aCallFailureRecord } from './call-failure-record.js';
export { expandHostileLine, HOSTILE_NOW } from './expand-hostile-line.js';
export type { ExpandedLine, HostileInput, HostileLine, HostileStep } from './hostile-line.js';
export { readFixtureWorld, readHostileLines, readSampleFile, readSamples } from './read-fixtures.js';
