import type { GivenAnswer, SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';

/** An answer that counted, as its giver knows it, with what it was asked for. */
export interface CountedAnswer extends GivenAnswer {
  readonly responseId: string;
  readonly customerId: string;
  readonly surveyId: string;
  readonly kind: string;
  readonly waveId: string | undefined;
  /** Of the programme that asked. */
  readonly journeyArea: string | undefined;
}

/** Every answer that was given and taken, joined with the invitation that it answers. */
export function countedAnswers(
  { answers, programmes }: Pick<SurveyReport, 'answers' | 'programmes'>,
  { issued, answered }: Pick<ToldSurveys, 'issued' | 'answered'>,
): readonly CountedAnswer[] {
  const areaOf = new Map(programmes.map(({ programmeId, body }) => [programmeId, body.journeyArea]));
  const invitationOf = new Map(
    issued.flatMap(({ data }) => [[data.linkHash, data] as const, [data.invitationId, data] as const]),
  );
  const responseOf = new Map(answered.map(({ data }) => [data.invitationId, data.responseId]));
  return answers.flatMap((answer) => {
    const invitation = invitationOf.get(answer.of);
    const responseId = responseOf.get(invitation?.invitationId ?? '');
    if (answer.status !== 200 || !invitation || responseId === undefined) return [];
    const { customerId, surveyId, kind, waveId } = invitation;
    return [{ ...answer, responseId, customerId, surveyId, kind, waveId, journeyArea: areaOf.get(surveyId) }];
  });
}
