import { groupBy } from '../policy/group-by.js';
import type { ProgrammeSetUp, SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';

/** Of one programme: how many answers were planted, and how many came. */
export interface RateComparison {
  readonly programmeId: string;
  /** Invitations that reached somebody who could then say yes or no. */
  readonly reached: number;
  /** Expected number of people who answer: the sum of the chances that were planted. */
  readonly planted: number;
  /** Its standard deviation. */
  readonly deviation: number;
  /** Answers that counted; that came when the link had expired; that come after the end of it all. */
  readonly answered: number;
  readonly tooLate: number;
  readonly afterTheEnd: number;
  readonly agrees: boolean;
}

/** As far from what is expected comes one programme in 16,000. */
const MOST_DEVIATIONS = 4;

/** Holds response rates against those that were planted. Somebody whose answer comes too late has answered, as far as people go. */
export function compareRates(
  programmes: readonly ProgrammeSetUp[],
  { issued, answered }: Pick<ToldSurveys, 'issued' | 'answered'>,
  { trials, answers }: Pick<SurveyReport, 'trials' | 'answers'>,
): readonly RateComparison[] {
  const surveyOf = new Map(
    issued.flatMap(({ data }) => [
      [data.linkHash, data.surveyId] as const,
      [data.invitationId, data.surveyId] as const,
    ]),
  );
  const trialsOf = groupBy(trials, ({ of }) => surveyOf.get(of) ?? '');
  const lateOf = groupBy(
    answers.filter(({ status }) => status === 410),
    ({ of }) => surveyOf.get(of) ?? '',
  );
  const given = new Set(answers.map(({ of }) => of));
  return programmes.map(({ programmeId }) => {
    const own = trialsOf.get(programmeId) ?? [];
    const planted = own.reduce((sum, { chance }) => sum + chance, 0);
    const deviation = Math.sqrt(own.reduce((sum, { chance }) => sum + chance * (1 - chance), 0));
    const counted = answered.filter(({ data }) => data.surveyId === programmeId).length;
    const tooLate = lateOf.get(programmeId)?.length ?? 0;
    const afterTheEnd = own.filter(({ of, willAnswer }) => willAnswer && !given.has(of)).length;
    const came = counted + tooLate + afterTheEnd;
    return {
      ...{ programmeId, planted, deviation, tooLate, afterTheEnd, answered: counted },
      reached: new Set(own.map(({ of }) => of)).size,
      agrees: Math.abs(came - planted) <= MOST_DEVIATIONS * deviation,
    };
  });
}
