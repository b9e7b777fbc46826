import { groupBy } from '../policy/group-by.js';
import type { PolicyCase } from '../policy/asked.js';
import type { SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';

/** What was told and planted, as it is judged by the policy. */
export function policyCase(told: ToldSurveys, report: SurveyReport): PolicyCase {
  const sent = groupBy(told.dispatched, ({ data }) => data.invitationId);
  const postedAt = new Map(report.answers.filter(({ status }) => status === 200).map(({ of, at }) => [of, at]));
  const linkOf = new Map(told.issued.map(({ data }) => [data.invitationId, data.linkHash]));
  return {
    policy: report.policy,
    clocks: new Map(report.programmes.map(({ programmeId, body }) => [programmeId, body.clocks ?? {}])),
    asked: told.issued.map(({ at, data: { invitationId, surveyId, kind, contactId, channel } }) => ({
      ...{ invitationId, surveyId, kind, contactId, channel, at },
      sentAt: (sent.get(invitationId) ?? []).map(({ data }) => Date.parse(data.dispatchedAt)),
    })),
    answered: told.answered.map(({ data: { invitationId, contactId, surveyId, answeredAt } }) => ({
      ...{ contactId, surveyId, at: Date.parse(answeredAt) },
      knownAt: postedAt.get(invitationId) ?? postedAt.get(linkOf.get(invitationId) ?? '') ?? Date.parse(answeredAt),
    })),
    people: new Map(
      report.people.map(({ contactId, customerId, timeZone, consents, departure }) => [
        contactId,
        { contactId, customerId, timeZone, consents, ...(departure ? { departedAt: departure.at } : {}) },
      ]),
    ),
    optedOut: report.optOuts.filter(({ status }) => status === 200),
    states: [
      ...report.states.map(({ contactId, state, from, to }) => ({
        ...{ contactId, state },
        from: from ?? Number.NEGATIVE_INFINITY,
        to: to ?? Number.POSITIVE_INFINITY,
      })),
      // Who asks at the moment at which an answer opens a case has decided before it came.
      ...told.casesOpened.flatMap(({ data: { caseId, contactId } }) =>
        (told.caseSpans.get(caseId) ?? []).map(({ from, to }) => ({
          contactId,
          state: 'openCase',
          from: from + 1,
          to,
        })),
      ),
    ],
  };
}
