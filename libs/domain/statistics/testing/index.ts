export { describeFixture } from './describe-fixture.js';
export { differencesFrom, type Tolerance } from './differences-from.js';
export { plantedColumns, type PlantedColumns } from './planted-columns.js';
