import type { FaultProof, RepairProof } from '@sidetone/domain/repairs';
import type { RegisteredRepair } from './registered-repair.js';

/** How a proof came about, so that it can be asked for again. */
export interface ProofFrame {
  readonly survey: string;
  readonly days: number;
  readonly settleDays: number;
  readonly before: { readonly from: string; readonly to: string };
  readonly after: { readonly from: string; readonly to: string };
  readonly minimumAnswers: number;
  readonly method: string;
  /** The proof that is kept knows what was known then; null for what was computed now, and is not kept. */
  readonly provenAt: string | null;
}

/** The fall of the fault, and of which KPI. */
export type FaultTold = FaultProof & { readonly kpi: string; readonly unit: string; readonly exposureDays: number };

/** A proof as it is kept and told. */
export type ToldProof = ProofFrame & Omit<RepairProof, 'fault'> & { readonly fault: FaultTold | null };

export type RepairView = RegisteredRepair & { readonly proof: ToldProof };

/** A repair in a list, with what its standard proof came to; `judged` is null until the time after is over. */
export type ListedRepair = RegisteredRepair & {
  readonly judged: Pick<ToldProof, 'verdict' | 'reason' | 'provenAt' | 'answers' | 'score'> | null;
};

/** What was done, in words, for who reads one proof alone. */
export const METHOD =
  'Answers of customers whom the repair reached are compared with those of customers alike whom neither it nor another of the same reached: how much more they changed from before to after (difference in differences, in points of NPS). Alike is in segment, region and tenure, by coarsened exact matching. docs/repairs.md says how the error is told, and when not to believe it.';
