import { tally } from '../account/account-triggers.js';
import type { CaseEntry, ShownCases } from '../read/shown-cases.js';
import type { SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';
import { answerProblems, givenAnswers } from './answer-problems.js';
import { OpenMinutes } from './open-minutes.js';
import { replayCase } from './replay-case.js';
import { KINDS } from './service-promises.js';
import { workProblems } from './work-problems.js';

/** The clocks of a year, added up. */
export interface CaseAccount {
  readonly cases: number;
  readonly answers: number;
  /** Answers that joined a case which another had opened. */
  readonly joined: number;
  readonly commands: number;
  /** Of both clocks of all cases, as they stood at the end. */
  readonly clocks: Readonly<Record<'kept' | 'broken' | 'running' | 'overdue', number>>;
  /** What was told of clocks, and closed because nobody said anything. */
  readonly told: Readonly<Record<string, number>>;
  /** What customers said of it. */
  readonly verdicts: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

/** Longer than the longest promise. */
const ROOM_MS = 90 * 86_400_000;

/** Follows every answer to its case, every command to its entry, and every clock to its end. */
export function accountCases(report: SurveyReport, told: ToldSurveys, shown: ShownCases): CaseAccount {
  const answers = givenAnswers(report, told);
  const { documents } = shown;
  const { ticks } = report;
  const [from = 0, until = 0] = [ticks[0], ticks.at(-1)];
  const open = new Map(documents.calendars.map((one) => [one.calendarId, new OpenMinutes(one, from, until + ROOM_MS)]));
  const problems = [...answerProblems(answers, told, shown.cases), ...workProblems(report.work, shown)];
  const all = shown.cases.flatMap((one) => {
    const hours = open.get(documents.teams.find(({ team }) => team === one.team)?.calendarId ?? '');
    if (!hours) {
      problems.push(`${one.caseId} is with the team ${one.team}, which has no calendar.`);
      return [];
    }
    const history = shown.histories.get(one.caseId) ?? [];
    const replayed = replayCase({ one, history, answers, documents, open: hours, ticks });
    problems.push(...replayed.problems.map((problem) => `${one.caseId} ${problem}.`));
    return [replayed];
  });
  const listed = shown.cases.reduce((sum, one) => sum + one.answers.length, 0);
  const states = shown.cases.flatMap((one) => KINDS.map((kind) => one[kind].state));
  const count = (state: string): number => states.filter((each) => each === state).length;
  return {
    ...{
      cases: shown.cases.length,
      answers: listed,
      joined: listed - shown.cases.length,
      commands: report.work.length,
    },
    clocks: { kept: count('kept'), broken: count('broken'), running: count('running'), overdue: count('overdue') },
    told: tally(all.flatMap((one) => one.told)),
    verdicts: tally(
      [...shown.histories.values()].flatMap((history) => history.filter(isVerdict).map(({ move }) => move)),
    ),
    outcomes: tally(shown.cases.map(({ outcome, state }) => outcome ?? state)),
    problems,
  };
}

function isVerdict({ move, by }: CaseEntry): boolean {
  return by === 'customer' && (move.startsWith('verify') || move === 'reopen');
}
