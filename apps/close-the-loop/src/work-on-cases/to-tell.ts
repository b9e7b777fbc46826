import { badRequest } from '@sidetone/platform/web';
import type { Static } from '@sinclair/typebox';
import type { ToTell } from '../tell-customers/notice-request.js';
import type { COMMAND_BODIES } from './command-bodies.js';
import { readText } from './read-text.js';

type Resolve = Pick<
  Static<typeof COMMAND_BODIES.resolve>,
  'customerTold' | 'tellCustomer' | 'cannotBeDone' | 'whyNotTold'
>;

/**
 * What a customer is told by message of a case that is resolved; undefined where he knows, or is not to know.
 * @throws Problem 400 where he neither knows nor is told, and nobody says why
 */
export function toTell({ customerTold, tellCustomer, cannotBeDone = false, whyNotTold }: Resolve): ToTell | undefined {
  const words = readText('tellCustomer', tellCustomer);
  if (words !== undefined) return { words, cannotBeDone };
  if (customerTold || readText('whyNotTold', whyNotTold) !== undefined) return undefined;
  const message = 'Say what the customer is to be told (tellCustomer), or why he is not told (whyNotTold).';
  throw badRequest('1 field(s) need mending.', [{ field: 'whyNotTold', message }]);
}
