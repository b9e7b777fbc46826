import type { Instant } from '@sidetone/domain/time';
import { groupBy } from '../policy/group-by.js';
import type { SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';

/** How an invitation ended; `failed` was refused, or nobody knows what became of it. */
export const ENDS = ['answered', 'expired', 'bounced', 'failed', 'calledOff'] as const;
export type End = (typeof ENDS)[number];

/** Counts of one programme: asked = the sum of the ends, where none is open. */
export type EndCounts = Readonly<Record<End, number>>;

export interface InvitationAccount {
  readonly byProgramme: ReadonlyMap<string, EndCounts>;
  readonly problems: readonly string[];
}

const nothing: EndCounts = { answered: 0, expired: 0, bounced: 0, failed: 0, calledOff: 0 };

/** Follows every invitation to its end, and every answer to its invitation and its case. */
export function accountInvitations(
  told: ToldSurveys,
  report: Pick<SurveyReport, 'answers' | 'until'>,
): InvitationAccount {
  const answers = groupBy(told.answered, ({ data }) => data.invitationId);
  const failures = groupBy(told.failed, ({ data }) => data.invitationId);
  const sent = groupBy(told.dispatched, ({ data }) => data.invitationId);
  const byProgramme = new Map<string, EndCounts>();
  const problems: string[] = [];
  for (const { data } of told.issued) {
    const { invitationId, surveyId, expiresAt } = data;
    const end = endOf({
      answers: answers.get(invitationId)?.length ?? 0,
      outcomes: (failures.get(invitationId) ?? []).map((failure) => failure.data.outcome),
      isSent: sent.has(invitationId),
      isOver: Date.parse(expiresAt) <= report.until,
    });
    if (typeof end === 'string') {
      const counts = byProgramme.get(surveyId) ?? nothing;
      byProgramme.set(surveyId, { ...counts, [end]: counts[end] + 1 });
    } else problems.push(`${invitationId} of ${surveyId} ${end.problem}.`);
  }
  return { byProgramme, problems: [...problems, ...answerProblems(told, report), ...caseProblems(told)] };
}

interface Traces {
  readonly answers: number;
  readonly outcomes: readonly string[];
  readonly isSent: boolean;
  readonly isOver: boolean;
}

function endOf({ answers, outcomes, isSent, isOver }: Traces): End | { readonly problem: string } {
  const [outcome] = outcomes;
  if (answers > 1) return { problem: `was answered ${answers} times` };
  if (outcomes.length > 1) return { problem: `has failed ${outcomes.length} times` };
  if (answers === 1) return outcome === undefined ? 'answered' : { problem: `was answered, and is ${outcome}` };
  if (outcome === 'expired' || outcome === 'bounced' || outcome === 'calledOff') return outcome;
  if (outcome !== undefined) return 'failed';
  if (!isSent) return { problem: 'was neither sent nor given up' };
  return isOver ? 'expired' : { problem: 'is still open' };
}

/** Whether what people said is what was told, and what came in time was taken. */
function answerProblems(
  { issued, answered }: ToldSurveys,
  { answers }: Pick<SurveyReport, 'answers'>,
): readonly string[] {
  const problems: string[] = [];
  const invitationOf = new Map(
    issued.flatMap(({ data }) => [[data.linkHash, data] as const, [data.invitationId, data] as const]),
  );
  const taken = new Set<string>();
  for (const { of, contactId, at, status } of answers) {
    const invitation = invitationOf.get(of);
    if (!invitation) {
      problems.push(`${contactId} answered an invitation that nobody was told of.`);
      continue;
    }
    const isInTime: boolean = at < (Date.parse(invitation.expiresAt) satisfies Instant);
    if (status === 200) taken.add(invitation.invitationId);
    if (isInTime !== (status === 200))
      problems.push(
        `The answer to ${invitation.invitationId} came ${isInTime ? 'in time' : 'too late'}, and met with ${status}.`,
      );
    if (!isInTime && status !== 410 && status !== 200)
      problems.push(`A late answer met with ${status} rather than 410.`);
  }
  const toldOf = new Set(answered.map(({ data }) => data.invitationId));
  for (const id of taken) if (!toldOf.has(id)) problems.push(`The answer to ${id} was taken, and never told of.`);
  for (const id of toldOf) if (!taken.has(id)) problems.push(`An answer to ${id} was told of that nobody gave.`);
  return problems;
}

/** Every answer has a case, and one: that which it opened, or which it joined. */
function caseProblems({ answered, casesOpened, caseOfAnswer }: ToldSurveys): readonly string[] {
  const cases = groupBy(casesOpened, ({ data }) => data.responseId);
  return answered.flatMap(({ data: { responseId } }) => {
    const opened = cases.get(responseId)?.length ?? Number(caseOfAnswer.has(responseId));
    return opened === 1 ? [] : [`The answer ${responseId} has ${opened} cases.`];
  });
}
