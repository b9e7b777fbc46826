import type { SurveyClocks } from '../programmes/index.js';
import type { ContactPolicy } from './contact-policy.js';

/** Days of 24 hours for which an invitation or an answer may hold another question back: the longest of all clocks and caps, 0 without any. */
export function longestClockDays(
  { anySurvey, contactCap, accountCap }: Pick<ContactPolicy, 'anySurvey' | 'contactCap' | 'accountCap'>,
  programmes: readonly { readonly clocks: SurveyClocks }[],
): number {
  const clocks = [anySurvey, ...programmes.map((programme) => programme.clocks)];
  const days = clocks.flatMap(({ invitedDays, answeredDays }) => [invitedDays, answeredDays]);
  return [...days, contactCap?.days ?? 0, accountCap?.days ?? 0].reduce((longest, one) => Math.max(longest, one), 0);
}
