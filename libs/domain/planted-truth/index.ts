export { plantWorld, type PlantedTruth } from './plant-world.js';
export { PLANTED_KPIS, type PlantedKpi, type WorldKind } from './planted-world.js';
export { verifyDrivers, type VerifyOptions } from './verify-drivers.js';
export type { VerifiedRow } from './verified-table.js';
