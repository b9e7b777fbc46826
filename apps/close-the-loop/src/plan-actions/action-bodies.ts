import { bool, closed, list, object, optional, str, time } from '@sidetone/contracts/fields';
import { Type, type Static } from '@sinclair/typebox';
import { manyCases } from '../work-on-cases/bulk-work.js';

const words = (description: string) => Type.String({ minLength: 1, maxLength: 2_000, description });

/** A plan as somebody makes or changes it. */
export const planBody = object({
  title: Type.String({ minLength: 1, maxLength: 256 }),
  what: optional(words('What is to be done')),
  owner: str({ description: 'A person of a team, or a team' }),
  cause: optional(str({ description: 'The cause that it is against, of GET /v1/causes' })),
  dueAt: time(),
  expectedEffect: words('What shall be better then, and by how much'),
  repairs: optional(list(str({ description: 'Ids of repairs, which are judged by their effect' }))),
});
export type PlanBody = Static<typeof planBody>;

export const closePlanBody = object({
  outcome: closed('done', 'dropped'),
  whatWasDone: words('What was done, or why nothing was'),
  customersTold: bool({ description: 'Whether those who complained know' }),
  tellCustomers: optional(
    words(
      'What the customers of the cases tied to it are told by message: what was done, or of a plan that is dropped why not. Above 480 characters it goes by no text message',
    ),
  ),
  whyNotTold: optional(words('Why not, where they were not told')),
});
export type ClosePlanBody = Static<typeof closePlanBody>;

export const linkBody = object({ cases: manyCases() });
