import type { DriverAnalysis } from '@sidetone/domain/drivers';
import type { PopulationReport } from '@sidetone/domain/impact';
import type { ProofQuestion, RepairProof } from '@sidetone/domain/repairs';
import type { RepairQuestion } from '../prove-repairs/read-repair-answers.js';
import type { PopulationQuestion } from './read-population.js';
import type { AskedKpi } from './read-answers.js';

/** Where a thread reads, and how long one statement may take. */
export interface AnalysisSource {
  readonly databaseUrl: string;
  readonly schema: string;
  readonly statementMs: number;
}

/** Which answers are ranked, and how. */
export interface DriversTask {
  readonly kind: 'drivers';
  readonly question: PopulationQuestion;
  readonly kpis: readonly AskedKpi[];
  readonly seed: number;
  readonly minimumN: number;
}

/** Which answers a repair is judged by, and how. */
export interface RepairTask {
  readonly kind: 'repair';
  readonly question: RepairQuestion;
  readonly proof: Omit<ProofQuestion, 'answers'>;
}

/** What a thread is given to do. */
export type AnalysisTask = DriversTask | RepairTask;

/** What came of a run. */
export interface FoundDrivers {
  /** Of every answer and exposure that went in, and of everybody else and what hit them. */
  readonly inputs: string;
  readonly analysis: DriverAnalysis;
  /** What the model expects of everybody; null where there is no model. */
  readonly population: PopulationReport | null;
}

/** What comes of each kind of task. */
export interface FoundBy {
  readonly drivers: FoundDrivers;
  readonly repair: RepairProof;
}

/** What a thread says while it is at work, and at its end. */
export type AnalysisWord<Kind extends AnalysisTask['kind'] = AnalysisTask['kind']> =
  | { readonly kind: 'progress'; readonly fraction: number; readonly step: string }
  | { readonly kind: 'done'; readonly found: FoundBy[Kind] }
  | { readonly kind: 'failed'; readonly error: unknown; readonly code: string | undefined };
