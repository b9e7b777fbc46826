import type { DriverAnalysis } from '@sidetone/domain/drivers';
import type { DriverRun } from '../driver-run.js';

/** A run of all transactional answers that has found this. */
export const aDoneRun = (analysis: DriverAnalysis): DriverRun => ({
  runId: '00000000-0000-4000-8000-000000000000',
  state: 'done',
  rankedAt: '2026-11-23T12:00:00.000Z',
  windowDays: 28,
  seed: 1,
  catalogueVersion: 1,
  progress: 1,
  step: null,
  failure: null,
  inputs: null,
  population: null,
  attempts: 1,
  notBefore: null,
  revision: 1,
  kind: 'transactional',
  segment: null,
  region: null,
  journeyArea: null,
  contractLevel: null,
  analysis,
});
