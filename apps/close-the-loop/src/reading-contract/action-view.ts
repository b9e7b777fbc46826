import type { ReadingView } from '@sidetone/platform/database';

export const actionView: ReadingView = {
  name: 'action_plan',
  about: 'What is planned or done about many cases at once.',
  columns: {
    action_id: 'Id of the plan: GET /v1/actions/{action_id}. Never null.',
    title: 'What it is called. Never null.',
    team: 'The team that does it. Null where none was named.',
    cause: 'The cause it is against, by its id. Null where none was named.',
    state: 'open, done or dropped. Never null.',
    due_at: 'By when. Never null.',
    past_due: 'It is open, and that is past due now. Never null.',
    expected_effect: 'What it is to bring, in words. Never null.',
    customers_told: 'Whether the customers were told what was done. Null until it is done.',
    closed_at: 'When it was done or dropped. Null until then.',
  },
  query: `select action_id, title, team, cause, state, due_at, state = 'open' and due_at < now(), expected_effect, customers_told, closed_at from action_plan`,
};
