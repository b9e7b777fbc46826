import { sql } from '@sidetone/platform/database';

/** Whether the invitation of the table or alias `rows` has an answer that stands. */
export const isAnswered = sql`exists (select 1 from answer_fact as answer
  where answer.invitation_id = rows.invitation_id and not answer.withdrawn)`;
