export type { UntestedReason } from './associate.js';
export type { DriverAnswer } from './driver-answer.js';
export type { Driver, DriverRanking, UntestedKpi, Verdict } from './driver-ranking.js';
export { rankDrivers, type DriverQuestion } from './rank-drivers.js';
