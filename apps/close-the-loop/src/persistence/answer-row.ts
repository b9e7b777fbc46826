import type { ListedAnswer } from '@sidetone/domain/cases';
import type { SurveyKind } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { trustedSql, type Column } from '@sidetone/platform/database';
import type { AnswerDetails, Clocks } from './case.js';

/** A row of `case_answer`: times as milliseconds. */
export interface AnswerRow {
  readonly response_id: string;
  readonly case_id: string;
  readonly revision: number;
  readonly score: number | null;
  readonly first_score: number;
  readonly invitation_id: string;
  readonly survey_id: string;
  readonly kind: SurveyKind;
  readonly answered_at: Instant;
  readonly arrived_at: Instant;
  readonly reasons: readonly string[];
  readonly comment: string | null;
  readonly language: string | null;
  readonly clocks: Clocks;
}

/** An answer with the case that lists it. */
export interface AnswerOfCase {
  readonly caseId: string;
  readonly answer: ListedAnswer;
  readonly details: AnswerDetails;
}

export const answerColumns: Readonly<Record<keyof AnswerRow, Column<AnswerOfCase>>> = {
  response_id: ['text', ({ answer }) => answer.responseId],
  case_id: ['text', ({ caseId }) => caseId],
  revision: ['bigint', ({ answer }) => answer.revision],
  score: ['smallint', ({ answer }) => answer.score],
  first_score: ['smallint', ({ details }) => details.firstScore],
  invitation_id: ['text', ({ details }) => details.invitationId],
  survey_id: ['text', ({ details }) => details.surveyId],
  kind: ['text', ({ details }) => details.kind],
  answered_at: ['timestamptz', ({ details }) => toIso(details.answeredAt)],
  arrived_at: ['timestamptz', ({ details }) => toIso(details.arrivedAt)],
  reasons: ['jsonb', ({ details }) => JSON.stringify(details.reasons)],
  comment: ['text', ({ details }) => details.comment],
  language: ['text', ({ details }) => details.language],
  clocks: ['jsonb', ({ details }) => JSON.stringify(details.clocks)],
};

const names = Object.keys(answerColumns);
export const answerColumnList = trustedSql(names.join(', '));
export const answerAssignments = trustedSql(names.map((name) => `${name} = excluded.${name}`).join(', '));

/** Select list that reads an `AnswerRow`. */
export const asAnswerRow = trustedSql(
  names
    .map((name) => {
      if (name.endsWith('_at')) return `(extract(epoch from ${name}) * 1000)::float8 as ${name}`;
      return name === 'revision' ? 'revision::float8 as revision' : name;
    })
    .join(', '),
);

/** What a case lists of an answer. */
export function listedAnswer({ response_id, revision, score, clocks }: AnswerRow): ListedAnswer {
  return {
    responseId: response_id,
    revision,
    score: score ?? undefined,
    promise: { firstContactDue: clocks.firstContact.dueAt, resolveDue: clocks.resolve.dueAt },
  };
}

/** What else is known of an answer. */
export function detailsOf(row: AnswerRow): AnswerDetails {
  return {
    invitationId: row.invitation_id,
    surveyId: row.survey_id,
    kind: row.kind,
    firstScore: row.first_score,
    answeredAt: row.answered_at,
    arrivedAt: row.arrived_at,
    reasons: row.reasons,
    comment: row.comment ?? undefined,
    language: row.language ?? undefined,
    clocks: row.clocks,
  };
}
