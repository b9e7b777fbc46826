import type { DriverAnalysis } from '@sidetone/domain/drivers';
import type { PopulationReport } from '@sidetone/domain/impact';
import type { PopulationQuestion } from './read-population.js';
import type { AskedKpi } from './read-answers.js';

/** What a thread is given: where the answers are, which of them, and how they are analysed. */
export interface AnalysisTask {
  readonly databaseUrl: string;
  readonly schema: string;
  readonly question: PopulationQuestion;
  readonly kpis: readonly AskedKpi[];
  readonly seed: number;
  readonly minimumN: number;
}

/** What came of a run. */
export interface FoundDrivers {
  /** Of every answer and exposure that went in, and of everybody else and what hit them. */
  readonly inputs: string;
  readonly analysis: DriverAnalysis;
  /** What the model expects of everybody; null where there is no model. */
  readonly population: PopulationReport | null;
}

/** What a thread says while it is at work, and at its end. */
export type AnalysisWord =
  | { readonly kind: 'progress'; readonly fraction: number; readonly step: string }
  | { readonly kind: 'done'; readonly found: FoundDrivers }
  | { readonly kind: 'failed'; readonly error: unknown; readonly code: string | undefined };
