import type { DriverAnalysis } from '@sidetone/domain/drivers';
import type { PopulationReport } from '@sidetone/domain/impact';
import type { RunScope } from './run-scope.js';

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** A run as it is asked for, watched and kept. What it says are associations; it proves no cause. */
export interface DriverRun extends RunScope {
  readonly runId: string;
  readonly state: RunState;
  /** Answers and exposures count as they were known at this time. */
  readonly rankedAt: string;
  readonly windowDays: number;
  readonly seed: number;
  /** Of the catalogue of KPIs in force when it began; 0 before. */
  readonly catalogueVersion: number;
  /** Share done, 0..1, and what is being done. */
  readonly progress: number;
  readonly step: string | null;
  /** How often it was begun, and until when it waits after an attempt that failed. */
  readonly attempts: number;
  readonly notBefore: string | null;
  /** Why there is no result, where it failed; while it waits, why its last attempt failed. */
  readonly failure: string | null;
  /** Fingerprint of all that went in, known when done. */
  readonly inputs: string | null;
  readonly analysis: DriverAnalysis | null;
  /** What the model expects of everybody; null before it is done, and without a model. */
  readonly population: PopulationReport | null;
  /** Grows with every run. */
  readonly revision: number;
}
