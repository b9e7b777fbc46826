import { npsBand } from '@sidetone/domain/nps';
import { groupBy } from '../policy/group-by.js';
import type { ShownCase } from '../read/shown-cases.js';
import type { SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';
import type { LedgerAnswer } from './case-clocks.js';

const iso = (at: number): string => new Date(at).toISOString();

/** The answers that counted, by the platform's ids. */
export function givenAnswers(
  { answers }: SurveyReport,
  { issued, answered }: ToldSurveys,
): ReadonlyMap<string, LedgerAnswer> {
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

/** Whether every answer is in one case and no other, as it was given, and judges the case that it was asked about. */
export function answerProblems(
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
