import { npsBand } from '@sidetone/domain/nps';
import { groupBy } from '../policy/group-by.js';
import { tally } from '../account/account-triggers.js';
import type { CaseEntry, ShownCase, ShownCases } from '../read/shown-cases.js';
import type { SurveyReport, Work } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';
import { KINDS, type LedgerAnswer } from './case-clocks.js';
import { OpenMinutes } from './open-minutes.js';
import { replayCase } from './replay-case.js';

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
  const problems = [...answersWithoutCase(answers, told, shown.cases), ...workProblems(report.work, shown)];
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

const iso = (at: number): string => new Date(at).toISOString();

/** The answers that counted, by the platform's ids. */
function givenAnswers({ answers }: SurveyReport, { issued, answered }: ToldSurveys): ReadonlyMap<string, LedgerAnswer> {
  const given = new Map(answers.filter(({ status }) => status === 200).map((one) => [one.of, one]));
  const linkOf = new Map(issued.map(({ data }) => [data.invitationId, data.linkHash]));
  return new Map(
    answered.flatMap(({ data: { responseId, invitationId } }) => {
      const found = given.get(invitationId) ?? given.get(linkOf.get(invitationId) ?? '');
      return found
        ? [[responseId, { score: found.score, arrivedAt: found.at, answeredAt: found.answeredAt }] as const]
        : [];
    }),
  );
}

function answersWithoutCase(
  answers: ReadonlyMap<string, LedgerAnswer>,
  { answered }: ToldSurveys,
  cases: readonly ShownCase[],
): readonly string[] {
  const places = groupBy(
    cases.flatMap((one) => one.answers.map((answer) => ({ ...answer, caseId: one.caseId }))),
    ({ responseId }) => responseId,
  );
  const asked = new Map(answered.map(({ data }) => [data.responseId, data.verifies?.caseId]));
  const known = new Set(asked.keys());
  const listing = new Map(cases.map((one) => [one.caseId, one]));
  const problems = [...places.keys()].flatMap((id) => (known.has(id) ? [] : [`${id} has a case, and nobody gave it.`]));
  for (const responseId of known) {
    const [place, ...others] = places.get(responseId) ?? [];
    const given = answers.get(responseId);
    if (!place) problems.push(`The answer ${responseId} is in no case that /v1/cases lists.`);
    else if (others.length > 0) problems.push(`The answer ${responseId} is in ${others.length + 1} cases.`);
    else if (given && place.score !== given.score)
      problems.push(`${place.caseId} shows ${responseId} as ${place.score}; ${given.score} was said.`);
    else if (given && Date.parse(place.answeredAt) !== given.answeredAt)
      problems.push(`${place.caseId} shows ${responseId} as of ${place.answeredAt}; it was ${iso(given.answeredAt)}.`);
    const judged = listing.get(asked.get(responseId) ?? '');
    if (judged && place && place.caseId !== judged.caseId && !standsIn(listing.get(place.caseId), judged, given))
      problems.push(`${responseId} was asked for about ${judged.caseId}, and judges ${place.caseId}.`);
  }
  return problems;
}

/** Where a case has ended and another of the same customer and topic lives, a detractor's verdict counts there. */
function standsIn(other: ShownCase | undefined, judged: ShownCase, given: LedgerAnswer | undefined): boolean {
  const isOfSame = other?.contactId === judged.contactId && other?.topic === judged.topic;
  return isOfSame && given !== undefined && npsBand(given.score) === 'detractor';
}

/** Whether what people did stands in the histories, once each, in their order and under their names. */
function workProblems(work: readonly Work[], { cases, histories }: ShownCases): readonly string[] {
  const workOf = groupBy(work, ({ caseId }) => caseId);
  return cases.flatMap(({ caseId }) => {
    const did = (workOf.get(caseId) ?? []).map((one) => `${iso(one.at)} ${one.by}: ${deedOf(one)}`);
    const kept = (histories.get(caseId) ?? [])
      .filter(({ via }) => via !== null)
      .map(({ at, by, move }) => `${at} ${by}: ${move === 'giveUp' ? 'attempt' : move}`);
    const wrong = did.findIndex((line, place) => line !== kept[place]);
    if (wrong >= 0) return [`${caseId} has “${kept[wrong] ?? 'nothing'}” where people did “${did[wrong]}”.`];
    return kept.length > did.length ? [`${caseId} has “${kept[did.length]}”, which nobody did.`] : [];
  });
}

function deedOf({ what, said }: Work): string {
  if (what === 'contact') return said === 'reached' ? 'reach' : said === 'refused' ? 'refuse' : 'attempt';
  if (what === 'close') return said === 'noContact' ? 'closeNoContact' : 'closeResolved';
  return what === 'cause' ? 'agreeCause' : what === 'action' ? 'startAction' : 'resolve';
}

function isVerdict({ move, by }: CaseEntry): boolean {
  return by === 'customer' && (move.startsWith('verify') || move === 'reopen');
}
