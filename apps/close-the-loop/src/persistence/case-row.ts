import { trustedSql } from '@sidetone/platform/database';
import type { Resolution, Topic } from '@sidetone/domain/cases';
import type { JourneyArea } from '@sidetone/domain/journey';
import type { Band } from '@sidetone/domain/nps';
import type { Instant } from '@sidetone/domain/time';
import type { AnswerRow } from './answer-row.js';
import { detailsOf, listedAnswer } from './answer-row.js';
import { caseColumns } from './case-columns.js';
import type { Case, Clocks, Routing } from './case.js';

/** A row of `cases`: times as milliseconds. */
export interface CaseRow {
  readonly case_id: string;
  readonly response_id: string;
  readonly invitation_id: string;
  readonly survey_id: string;
  readonly customer_id: string | null;
  readonly contact_id: string | null;
  readonly subscription_id: string | null;
  readonly journey_area: JourneyArea | null;
  readonly topic: Topic;
  readonly segment: string | null;
  readonly contract_level: string | null;
  readonly score: number;
  readonly band: Band;
  readonly team: string;
  readonly person: string | null;
  readonly routing: Routing | null;
  readonly state: Case['state'];
  readonly state_changed_at: Instant;
  readonly round: number;
  readonly attempts: readonly Instant[];
  readonly actions: readonly string[];
  readonly resolution: Resolution | null;
  readonly alert: boolean;
  readonly escalation_level: number;
  readonly opened_at: Instant;
  readonly assigned_at: Instant | null;
  readonly first_contact_due: Instant;
  readonly resolve_due: Instant;
  readonly contacted_at: Instant | null;
  readonly resolved_at: Instant | null;
  readonly closed_at: Instant | null;
  readonly clocks: Clocks;
  readonly told: Case['told'];
  readonly clock_version: number;
  readonly clock_trouble: string | null;
  readonly next_due_at: Instant | null;
  readonly outcome: Case['outcome'] | null;
  readonly root_cause: string | null;
  readonly steps: number;
  readonly version: number;
}

const columns = Object.entries(caseColumns).map(([name, column]) => ({
  name,
  isTime: (typeof column === 'string' ? column : column[0]) === 'timestamptz',
}));

/** `case_id, response_id, …` */
export const columnList = trustedSql(columns.map(({ name }) => name).join(', '));

/** `case_id = rows.case_id, …` */
export const assignments = trustedSql(columns.map(({ name }) => `${name} = rows.${name}`).join(', '));

/** Select list that reads a `CaseRow`. */
export const asCaseRow = trustedSql(
  columns
    .map(({ name, isTime }) => (isTime ? `(extract(epoch from ${name}) * 1000)::float8 as ${name}` : name))
    .join(', '),
);

/**
 * The case of a row and of the answers that it lists, in order of their arrival. One literal without spreads: V8 gives it one shape,
 * whereas spreads let an object of so many fields grow piece by piece, to a hundred times the memory, which made lists wait for the garbage
 * collector.
 */
export function caseOf(row: CaseRow, answers: readonly AnswerRow[]): Case {
  return {
    caseId: row.case_id,
    responseId: row.response_id,
    invitationId: row.invitation_id,
    surveyId: row.survey_id,
    customerId: row.customer_id ?? undefined,
    contactId: row.contact_id ?? '',
    subscriptionId: row.subscription_id ?? undefined,
    journeyArea: row.journey_area ?? undefined,
    topic: row.topic,
    score: row.score,
    band: row.band,
    segment: row.segment ?? undefined,
    contractLevel: row.contract_level ?? undefined,
    assigned: row.person === null ? { team: row.team } : { team: row.team, person: row.person },
    routing: row.routing ?? undefined,
    state: row.state,
    stateChangedAt: row.state_changed_at,
    round: row.round,
    attempts: row.attempts,
    actions: row.actions,
    resolution: row.resolution ?? undefined,
    alert: row.alert,
    escalationLevel: row.escalation_level,
    openedAt: row.opened_at,
    assignedAt: row.assigned_at ?? undefined,
    firstContactDue: row.first_contact_due,
    resolveDue: row.resolve_due,
    contactedAt: row.contacted_at ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    clocks: row.clocks,
    told: row.told,
    clockVersion: row.clock_version,
    clockTrouble: row.clock_trouble ?? undefined,
    nextDueAt: row.next_due_at ?? undefined,
    outcome: row.outcome ?? undefined,
    cause: row.root_cause ?? undefined,
    version: row.steps,
    revision: row.version,
    answers: answers.map(listedAnswer),
    details: Object.fromEntries(answers.map((answer) => [answer.response_id, detailsOf(answer)])),
  };
}
