import type { Instant } from '../time/index.js';
import { capPasses, clocksPass } from './clocks.js';
import type { ContactHistory } from './contact-history.js';
import type { ContactPolicy } from './contact-policy.js';
import { leftAloneBy, LOOK_AGAIN_MS } from './left-alone-by.js';
import { nextLoud, zoneOf } from './next-loud.js';
import type { Question } from './question.js';
import type { SuppressionReason } from './suppression-reason.js';

/** By which rules, and when. */
export interface Circumstances {
  readonly policy: ContactPolicy;
  readonly now: Instant;
  readonly operatorTimeZone: string;
}

/**
 * `until` is the first instant at which nothing that is known now stands in the way. A question that is delayed is asked then, if
 * nothing new has come up; one that is blocked never is, and `until` only tells when the contact may be asked again.
 */
export type Permission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied'; readonly reason: SuppressionReason; readonly mode: 'block'; readonly until?: Instant }
  | { readonly kind: 'denied'; readonly reason: SuppressionReason; readonly mode: 'delay'; readonly until: Instant };

/**
 * Whether a contact may be asked now. `accountInvitations` are those to all contacts of the customer within the period of the account cap,
 * in any order. Reasons that no waiting mends are told first; of the others the one that holds longest. Quiet hours delay, whatever
 * the programme says of clashes; a delay beyond the use of the question blocks.
 */
export function mayAsk(
  question: Question,
  contact: ContactHistory,
  accountInvitations: readonly Instant[],
  circumstances: Circumstances,
): Permission {
  const { policy, now, operatorTimeZone } = circumstances;
  const final = finalReason(question, contact, circumstances);
  if (final !== undefined) return { kind: 'denied', reason: final, mode: 'block' };
  const hold = longestHold(question, contact, accountInvitations, circumstances);
  const zone = zoneOf(contact.timeZone, operatorTimeZone);
  const until = nextLoud(hold?.until ?? now, zone, policy);
  if (hold === undefined && until === now) return { kind: 'allowed' };
  if (until === undefined) return { kind: 'denied', reason: 'quietHours', mode: 'block' };
  const reason = hold?.reason ?? 'quietHours';
  const waits = hold === undefined || question.onClash === 'delay';
  const useful = question.usefulUntil === undefined || until < question.usefulUntil;
  if (waits && useful) return { kind: 'denied', reason, mode: 'delay', until };
  return { kind: 'denied', reason, mode: 'block', ...(hold?.endUnknown ? {} : { until }) };
}

function finalReason(question: Question, contact: ContactHistory, at: Circumstances): SuppressionReason | undefined {
  if (contact.status === 'deceased') return 'deceased';
  if (contact.status === 'left' || !contact.consent) return 'noConsent';
  if (question.channel.kind === 'none') return question.channel.reason;
  const alone = leftAloneBy(question.kind, contact.states, at.policy);
  if (alone.kind === 'forGood') return alone.state;
  if (question.trigger?.alreadyAsked) return 'duplicateTrigger';
  const tooOld = question.usefulUntil !== undefined && at.now >= question.usefulUntil;
  return question.trigger?.late || tooOld ? 'lateTrigger' : undefined;
}

interface Hold {
  readonly reason: SuppressionReason;
  readonly until: Instant;
  readonly endUnknown: boolean;
}

function longestHold(
  question: Question,
  contact: ContactHistory,
  accountInvitations: readonly Instant[],
  { policy, now }: Circumstances,
): Hold | undefined {
  let longest: Hold | undefined;
  const note = (reason: SuppressionReason, until: Instant, endUnknown = false): void => {
    if (until > (longest?.until ?? now)) longest = { reason, until, endUnknown };
  };
  const alone = leftAloneBy(question.kind, contact.states, policy);
  if (alone.kind === 'forNow') note(alone.state, now + LOOK_AGAIN_MS, true);
  const exempt = policy.exemptKinds.includes(question.kind);
  for (const survey of contact.surveys) {
    if (survey.surveyId === question.surveyId) note('cooldownThisSurvey', clocksPass(survey, question.clocks));
    if (!exempt) note('cooldownAnySurvey', clocksPass(survey, policy.anySurvey));
  }
  note('contactCap', capPasses(contact.invitations, policy.contactCap));
  note('accountCap', capPasses(accountInvitations, policy.accountCap));
  return longest;
}
