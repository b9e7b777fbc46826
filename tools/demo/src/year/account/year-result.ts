import { findViolations } from '../policy/find-violations.js';
import { RULES, type Rule, type Violation } from '../policy/asked.js';
import type { Score, ShownSurveys } from '../read/shown-surveys.js';
import type { SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';
import { accountCases, type CaseAccount } from '../clocks/account-cases.js';
import { slaProblems } from '../clocks/account-sla.js';
import type { ShownCases } from '../read/shown-cases.js';
import type { ShownEvidence } from '../read/shown-evidence.js';
import { accountEvidence, type EvidenceOfYear } from '../truth/account-evidence.js';
import { accountInvitations, type EndCounts } from './account-invitations.js';
import { accountTriggers, tally, type TriggerCounts } from './account-triggers.js';
import { compareRates, type RateComparison } from './compare-rates.js';
import { expectedTriggers } from './expected-triggers.js';
import { policyCase } from './policy-case.js';

/** One programme's year. */
export interface ProgrammeYear extends TriggerCounts {
  readonly operator: string;
  readonly programmeId: string;
  readonly title: string;
  readonly ends: EndCounts;
  readonly rate: RateComparison | undefined;
  readonly nps: Score | undefined;
}

/** The result file of a year. It is sound where `problems` and `violations` are empty. */
export interface YearResult {
  readonly run: { readonly seed: number; readonly customers: number; readonly days: number; readonly profile: string };
  readonly programmes: readonly ProgrammeYear[];
  /** Breaches of the policy, by rule. */
  readonly broken: Readonly<Record<Rule, number>>;
  readonly violations: readonly Violation[];
  /** What does not add up, a sentence each. */
  readonly problems: readonly string[];
  readonly people: number;
  readonly departed: number;
  readonly optOuts: number;
  readonly turnedAway: Readonly<Record<string, number>>;
  readonly calls: Readonly<Record<string, number>>;
  readonly cases: Omit<CaseAccount, 'problems'>;
  readonly evidence: EvidenceOfYear;
  readonly casesClosed: number;
  readonly verificationsAskedFor: number;
  readonly seconds: Readonly<Record<string, number>>;
}

const noTriggers: TriggerCounts = { triggers: 0, asked: 0, leftAlone: 0, notDrawn: 0, reasons: {}, delays: {} };
const noEnds: EndCounts = { answered: 0, expired: 0, bounced: 0, failed: 0, calledOff: 0 };

/** The ledger of a year: what was planted and told by the operator, held against what the platform told and shows. */
export function yearResult(
  run: YearResult['run'],
  report: SurveyReport,
  told: ToldSurveys,
  shown: ShownSurveys,
  shownCases: ShownCases,
  shownEvidence: ShownEvidence,
  seconds: YearResult['seconds'],
): YearResult {
  const invitedTo = (waveId: string): ReadonlySet<string> =>
    new Set(told.issued.filter(({ data }) => data.waveId === waveId).map(({ data }) => data.contactId));
  const { triggers, wrongFrames } = expectedTriggers(report, told.verifications, shown.frames, invitedTo);
  const ofTriggers = accountTriggers(triggers, shown.histories, told);
  const ofInvitations = accountInvitations(told, report);
  const rates = compareRates(report.programmes, told, report);
  const { problems: caseProblems, ...cases } = accountCases(report, told, shownCases);
  const { problems: evidenceProblems, ...evidence } = accountEvidence(report, told, shownCases, shownEvidence);
  const violations = findViolations(policyCase(told, report));
  const broken = Object.fromEntries(RULES.map((rule) => [rule, 0])) as Record<Rule, number>;
  for (const { rule } of violations) broken[rule] += 1;
  return {
    run,
    programmes: report.programmes.map(({ operator, programmeId, body }) => ({
      ...{ operator, programmeId, title: body.title },
      ...(ofTriggers.byProgramme.get(programmeId) ?? noTriggers),
      ends: ofInvitations.byProgramme.get(programmeId) ?? noEnds,
      rate: rates.find((rate) => rate.programmeId === programmeId),
      nps: shown.scores.get(programmeId),
    })),
    cases,
    evidence,
    broken,
    violations,
    problems: [
      ...wrongFrames,
      ...ofTriggers.problems,
      ...ofInvitations.problems,
      ...caseProblems,
      ...slaProblems(shownCases, report.until),
      ...evidenceProblems,
      ...rates
        .filter(({ agrees }) => !agrees)
        .map(({ programmeId }) => `${programmeId}: answers are too far from what was planted.`),
    ],
    people: report.people.filter(({ knownFrom }) => knownFrom !== null).length,
    departed: report.people.filter(({ departure }) => departure !== undefined).length,
    optOuts: report.optOuts.length,
    turnedAway: report.turnedAway,
    calls: tally(report.calls.map(({ outcome }) => outcome)),
    casesClosed: report.casesClosed,
    verificationsAskedFor: told.verifications.length,
    seconds,
  };
}

/** Whether everything is accounted for and nobody was asked against the policy. */
export function isSound({ problems, violations }: Pick<YearResult, 'problems' | 'violations'>): boolean {
  return problems.length === 0 && violations.length === 0;
}

/** 0 for a sound year, 1 for any other. */
export function exitCodeOf(result: Pick<YearResult, 'problems' | 'violations'>): 0 | 1 {
  return isSound(result) ? 0 : 1;
}
