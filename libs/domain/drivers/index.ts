export { analyseDrivers, type DriverAnalysis } from './analyse-drivers.js';
export type { LeftOutKpi } from './analysed-answers.js';
export type { AnalysisOptions, ControlColumn, DriverAnswers, KpiColumn } from './analysis-input.js';
export type { UntestedReason } from './associate.js';
export type { CalibrationTenth } from './calibrate-tenths.js';
export type { DriverAnswer } from './driver-answer.js';
export type { DriverModel, ModelledKpi } from './driver-model.js';
export type { Driver, DriverRanking, UntestedKpi, Verdict } from './driver-ranking.js';
export type {
  BreakpointFinding,
  DriverFinding,
  DriverReport,
  LossOfKpi,
  Quadrant,
  RunVerdict,
} from './driver-report.js';
export type { LagStretch } from './lag-of-kpi.js';
export { rankDrivers, type DriverQuestion } from './rank-drivers.js';
export type { Assumption, OutOfTime, ResponseBias, RunHealth } from './run-health.js';
export { silentNps, type SilentCustomers, type SilentGroup } from './silent-nps.js';
export { whatIf, type WhatIf } from './what-if.js';
export { expectedAnswer, type Expected } from './expected-answer.js';
