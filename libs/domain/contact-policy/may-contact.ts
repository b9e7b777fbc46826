import { DAY_MS, type Instant } from '../time/index.js';
import type { SuppressionReason } from './suppression-reason.js';

/** What is known of a contact, and of the touchpoint that would be asked about. */
export interface ContactHistory {
  /** A contact who left the customer is not asked on the customer's behalf. */
  readonly status: 'active' | 'deceased' | 'left';
  readonly consent: boolean;
  /** Whether an address is known for a channel the contact agreed to. */
  readonly reachable: boolean;
  /** Last invitation to any survey, whether answered or not. */
  readonly lastInvitedAt?: Instant;
  /** Absent for an invitation that no event triggered. */
  readonly trigger?: {
    /** Learnt of more than 48 hours after it happened (R9). */
    readonly late: boolean;
    /** One question per interaction, ever. */
    readonly alreadyAsked: boolean;
  };
}

export interface AnySurveyPolicy {
  readonly anySurvey: { readonly invitedDays: number };
}

/** `until` is the first instant at which the reason no longer stands; without it, waiting does not help. */
export type Permission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied'; readonly reason: SuppressionReason; readonly until?: Instant };

/**
 * Whether a contact may be asked now. The clock is days of 24 hours since the last invitation to any survey; an invitation
 * dated after `now` (triggers come out of order) holds too. Reasons that never pass are told before one that does.
 */
export function mayContact(history: ContactHistory, policy: AnySurveyPolicy, now: Instant): Permission {
  if (history.status === 'deceased') return denied('deceased');
  if (history.status === 'left' || !history.consent) return denied('noConsent');
  if (!history.reachable) return denied('noAddress');
  if (history.trigger?.alreadyAsked) return denied('duplicateTrigger');
  if (history.trigger?.late) return denied('lateTrigger');
  if (history.lastInvitedAt !== undefined) {
    const until = history.lastInvitedAt + policy.anySurvey.invitedDays * DAY_MS;
    if (now < until) return { ...denied('cooldownAnySurvey'), until };
  }
  return { kind: 'allowed' };
}

function denied(reason: SuppressionReason) {
  return { kind: 'denied', reason } as const;
}
