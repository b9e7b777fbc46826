import type { ReadingView } from '@sidetone/platform/database';

const LIVE = `state <> 'closed' and state <> 'withdrawn'`;
const PAST_CONTACT = `contacted_at is null and closed_at is null and state <> 'contactRefused' and state <> 'withdrawn' and first_contact_due < now()`;

/** Cases without whom they are of: that stays with the API, which knows who asks. */
export const caseView: ReadingView = {
  name: 'case_file',
  about: 'Each case, without the customer: who that is stands in GET /v1/cases/{case_id}.',
  columns: {
    case_id: 'Id of the case. Never null.',
    state: 'State of the case, such as open, contacted, resolved, closed, withdrawn. Never null.',
    live: 'Neither closed nor withdrawn. Never null.',
    band: 'detractor, passive or promoter, by the lowest answer that it lists. Never null.',
    score: 'That answer, 0 to 10. Never null.',
    team: 'The team that works on it. Never null.',
    area: 'Journey area of the answer. Null where it has none.',
    topic: 'What it is about; a respondent has one live case for each topic. Never null.',
    segment: "The customer's segment. Null: not known.",
    contract_level: "The customer's contract level. Null: not known.",
    opened_at: 'When it was opened. Never null.',
    first_contact_due: 'By when the customer is to be contacted. Never null.',
    contacted_at: 'When the customer was contacted, in this round of the case. Null until then.',
    first_contact_past_due: 'The customer waits for a first contact that is past due now. Never null.',
    resolve_due: 'By when it is to be resolved. Never null.',
    resolved_at: 'When it was resolved. Null until then.',
    resolve_past_due: 'It is live, not resolved, and that is past due now. Never null.',
    closed_at: 'When it was closed. Null until then.',
    outcome: 'How it ended: resolved, noContact, notNeeded, duplicate. Null until it is closed.',
    root_cause: 'The cause that was agreed, by its id. Null until then.',
    escalation_level: 'How often it was escalated. Never null.',
    clock_trouble: 'Why its clocks do not run as they should, in words. Null while they do.',
  },
  query: `select case_id, state, ${LIVE}, band, score::int, team, journey_area, topic, segment, contract_level, opened_at, first_contact_due, contacted_at,
      ${PAST_CONTACT}, resolve_due, resolved_at, ${LIVE} and resolved_at is null and resolve_due < now(), closed_at, outcome, root_cause,
      escalation_level, clock_trouble
    from cases`,
};
