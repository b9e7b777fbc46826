import { bool, closed, num, object, optional, str } from '@sidetone/contracts/fields';
import { Type } from '@sinclair/typebox';
import { CLOSE_OUTCOMES } from '@sidetone/domain/cases';
import { MAX_NOTE_LENGTH } from './read-text.js';

const words = (description: string) => Type.String({ minLength: 1, maxLength: MAX_NOTE_LENGTH, description });
const note = () =>
  optional(words('For whoever reads the case next. Personal data in it is hidden before it is stored.'));
const name = (description: string) => Type.String({ minLength: 1, maxLength: 128, description });

/** What each command on a case takes. */
export const COMMAND_BODIES = {
  assign: object({
    team: optional(name('Left out where the person is named: the team in which he works')),
    person: optional(name('Left out: the case waits in the queue of the team')),
    note: note(),
  }),
  contact: object({ result: closed('noAnswer', 'reached', 'refused'), note: note() }),
  cause: object({
    cause: str({ description: 'The code of a cause of GET /v1/causes', examples: ['billing.wrongAmount'] }),
    note: note(),
  }),
  action: object({ action: name('The id of an action plan of GET /v1/actions'), note: note() }),
  resolve: object({
    whatWasDone: words('What was done for the customer'),
    customerTold: bool({ description: 'Whether the customer knows' }),
    tellCustomer: optional(
      words(
        'What the customer is told by message, in words for the customer: what was done, or why it cannot be. Above 480 characters it goes by no text message',
      ),
    ),
    cannotBeDone: optional(bool({ description: 'The message tells why nothing can be done; left out: what was done' })),
    whyNotTold: optional(words('Why the customer is not told, where he does not know and no message goes to him')),
    verifyAfterHours: optional(
      num({
        minimum: 0,
        maximum: 8_760,
        description: 'The customer is asked then whether it helped; left out: as the service level says',
      }),
    ),
    note: note(),
  }),
  verify: object({ satisfied: bool({ description: 'What the customer says of it' }), note: note() }),
  close: object({ outcome: closed(...CLOSE_OUTCOMES), note: note() }),
  reopen: object({ note: note() }),
  escalate: object({ toTeam: optional(name('Left out: the next level of the chain')), note: note() }),
} as const;

export type CommandName = keyof typeof COMMAND_BODIES;
