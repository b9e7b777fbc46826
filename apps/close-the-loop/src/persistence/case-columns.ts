import { toIso, type Instant } from '@sidetone/domain/time';
import type { Column } from '@sidetone/platform/database';
import { PRIORITY_OF, type Case } from './case.js';

const time = (read: (one: Case) => Instant | undefined): Column<Case> => [
  'timestamptz',
  (one) => {
    const instant = read(one);
    return instant === undefined ? null : toIso(instant);
  },
];
const json = (read: (one: Case) => unknown): Column<Case> => [
  'jsonb',
  (one) => {
    const value = read(one);
    return value === undefined ? null : JSON.stringify(value);
  },
];

/** Columns of `cases` with their types and values, in the order in which they are written. */
export const caseColumns: Readonly<Record<string, Column<Case>>> = {
  case_id: ['text', (one) => one.caseId],
  response_id: ['text', (one) => one.responseId],
  response_revision: ['bigint', (one) => one.answers[0]?.revision ?? 0],
  invitation_id: ['text', (one) => one.invitationId],
  survey_id: ['text', (one) => one.surveyId],
  customer_id: ['text', (one) => one.customerId],
  contact_id: ['text', (one) => (one.contactId === '' ? null : one.contactId)],
  subscription_id: ['text', (one) => one.subscriptionId],
  journey_area: ['text', (one) => one.journeyArea],
  topic: ['text', (one) => one.topic],
  segment: ['text', (one) => one.segment],
  contract_level: ['text', (one) => one.contractLevel],
  score: ['smallint', (one) => one.score],
  band: ['text', (one) => one.band],
  priority: ['int', (one) => PRIORITY_OF[one.band]],
  team: ['text', (one) => one.assigned.team],
  person: ['text', (one) => one.assigned.person],
  routing: json((one) => one.routing),
  state: ['text', (one) => one.state],
  state_changed_at: time((one) => one.stateChangedAt),
  round: ['int', (one) => one.round],
  attempts: json((one) => one.attempts),
  actions: json((one) => one.actions),
  resolution: json((one) => one.resolution),
  alert: ['boolean', (one) => one.alert],
  overdue: ['boolean', (one) => one.told.firstContact.breached],
  escalation_level: ['int', (one) => one.escalationLevel],
  opened_at: time((one) => one.openedAt),
  assigned_at: time((one) => one.assignedAt),
  first_contact_due: time((one) => one.firstContactDue),
  resolve_due: time((one) => one.resolveDue),
  contacted_at: time((one) => one.contactedAt),
  resolved_at: time((one) => one.resolvedAt),
  closed_at: time((one) => one.closedAt),
  clocks: json((one) => one.clocks),
  told: json((one) => one.told),
  clock_version: ['int', (one) => one.clockVersion],
  clock_trouble: ['text', (one) => one.clockTrouble],
  next_due_at: time((one) => one.nextDueAt),
  outcome: ['text', (one) => one.outcome],
  root_cause: ['text', (one) => one.cause],
  withdrawn: ['boolean', (one) => one.state === 'withdrawn'],
  steps: ['int', (one) => one.version],
  version: ['int', (one) => one.revision],
};
