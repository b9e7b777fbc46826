export { analyseDrivers, type DriverAnalysis } from './analyse-drivers.js';
export type { LeftOutKpi } from './analysed-answers.js';
export type { AnalysisOptions, ControlColumn, DriverAnswers, KpiColumn } from './analysis-input.js';
export type { CalibrationTenth } from './calibrate-tenths.js';
export type { DriverModel, ModelledKpi } from './driver-model.js';
export type {
  BreakpointFinding,
  DriverFinding,
  DriverReport,
  LossOfKpi,
  Quadrant,
  RunVerdict,
} from './driver-report.js';
export { expectedAnswer, type Expected } from './expected-answer.js';
export type { LagStretch } from './lag-of-kpi.js';
export type { Assumption, OutOfTime, ResponseBias, RunHealth } from './run-health.js';
export { standingOfKpi, type KpiStanding } from './standing-of-kpi.js';
export { whatIf, type WhatIf } from './what-if.js';
