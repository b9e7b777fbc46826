import type { ShownCases } from '../read/shown-cases.js';
import type { ShownEvidence } from '../read/shown-evidence.js';
import type { SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';
import { accountIndexes, type IndexFound } from './account-index.js';
import { accountMovements, type MovementFound } from './account-movements.js';
import { accountRecovery, recoveriesAsked, type RecoveryAccount } from './account-recovery.js';
import { countedAnswers } from './given-answers.js';
import { movementsAsked } from './movements-asked.js';

/** What was planted against what was found. */
export interface EvidenceOfYear {
  readonly movements: readonly MovementFound[];
  readonly recovery: Omit<RecoveryAccount, 'problems'>;
  readonly indexes: readonly IndexFound[];
  /** Cases whose cause was agreed on and had been planted, and of those where the platform had suggested it first, or at all. */
  readonly causes: { readonly planted: number; readonly suggestedFirst: number; readonly suggested: number };
}

/** Reckons scores, recovery and index anew from what people said; what differs from what is told, or lies too far from what was planted, is a problem. */
export function accountEvidence(
  report: SurveyReport,
  told: ToldSurveys,
  cases: ShownCases,
  shown: ShownEvidence,
): EvidenceOfYear & { readonly problems: readonly string[] } {
  const answers = countedAnswers(report, told);
  const moved = accountMovements(movementsAsked(report), answers, shown.movements);
  const asked = recoveriesAsked(report);
  const { problems, ...recovery } = accountRecovery(report, cases, answers, asked, shown.recoveries);
  const index = accountIndexes(report.programmes, answers, shown.indexes);
  const planted = report.causes.filter((one) => one.planted !== null);
  return {
    movements: moved.movements,
    recovery,
    indexes: index.indexes,
    causes: {
      planted: planted.length,
      suggestedFirst: planted.filter((one) => one.suggested[0] === one.planted).length,
      suggested: planted.filter((one) => one.planted !== null && one.suggested.includes(one.planted)).length,
    },
    problems: [...moved.problems, ...problems, ...index.problems],
  };
}
