import { sql } from '@sidetone/platform/database';

/** Whether the invitation of the table or alias `rows` has an answer that stands; to be joined as `itsAnswer`. */
export const isAnswered = sql`answer.standing is not null`;

/** By key for each of them: asked by `exists`, thousands at once are taken for reason enough to read all answers. */
export const itsAnswer = sql`left join lateral (
  select true as standing from answer_fact as answer where answer.invitation_id = rows.invitation_id and not answer.withdrawn limit 1) as answer on true`;
