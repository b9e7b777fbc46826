import type { SurveyClocks } from '../programmes/index.js';
import { DAY_MS, type Instant } from '../time/index.js';
import type { SurveyHistory } from './contact-history.js';
import type { Cap } from './contact-policy.js';

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * When the clocks of a survey have passed, −∞ if they never ran. Clocks are days of 24 hours, and 0 days are no clock; what is dated
 * after now (triggers and answers come out of order) holds too.
 */
export function clocksPass({ invitedAt, answeredAt }: Omit<SurveyHistory, 'surveyId'>, clocks: SurveyClocks): Instant {
  return Math.max(clockPasses(invitedAt, clocks.invitedDays), clockPasses(answeredAt, clocks.answeredDays));
}

function clockPasses(since: Instant | undefined, days: number): Instant {
  return since === undefined || days === 0 ? NEVER : since + days * DAY_MS;
}

/** When a cap has room for one more invitation, −∞ if it has had all along: once the last but `invitations − 1` is out of the period. */
export function capPasses(invitations: readonly Instant[], cap: Cap | null): Instant {
  if (cap === null || invitations.length < cap.invitations) return NEVER;
  if (cap.invitations === 1) return invitations.reduce((latest, at) => Math.max(latest, at), NEVER) + cap.days * DAY_MS;
  const latestFirst = [...invitations].sort((one, other) => other - one);
  const blocking = latestFirst[cap.invitations - 1];
  return blocking === undefined ? NEVER : blocking + cap.days * DAY_MS;
}
