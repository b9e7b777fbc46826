import type { LeftAlone } from '@sidetone/domain/contact-policy';
import type { Programme } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';

/** What is known of a message's contact, programme and invitation when its time has come. */
export interface Circumstances {
  /** Whether the contact still agrees, can still be reached and still is with us. */
  readonly mayBeAsked: boolean;
  readonly optedOut: boolean;
  readonly answered: boolean;
  /** Of a notice: none of the cases that it is about is one any more. */
  readonly noCaseStands: boolean;
  readonly programme: Programme['state'];
  /** Whether the policy leaves the contact alone for what has come up since. */
  readonly leftAlone: LeftAlone;
  readonly expiresAt: Instant;
  /** When the contact's quiet hours and days are over: now outside them; undefined where they never are. */
  readonly loudAt: Instant | undefined;
  /** The same, for when it is looked again at a contact that is left alone for now. */
  readonly lookAgainAt: Instant | undefined;
}

export type BeforeAttempt =
  | { readonly kind: 'send' }
  | { readonly kind: 'postpone'; readonly until: Instant; readonly why: string }
  | {
      readonly kind: 'end';
      readonly state: 'failed';
      readonly outcome: 'calledOff' | 'expired';
      readonly failure: string;
    }
  /** Nothing is wrong with the invitation: it was answered before this message was needed. */
  | { readonly kind: 'end'; readonly state: 'calledOff'; readonly outcome: undefined; readonly failure: string };

export const ANSWERED_ALREADY = 'it was answered already';
export const NO_LONGER_ASKED = 'the contact may no longer be asked';
export const NO_CASE = 'its case was withdrawn, or was not needed';
export const PROGRAMME_ENDED = 'its programme has ended';

/**
 * Whether a message whose time has come is still to be sent. An invitation that was answered needs no further word; who came into the
 * middle of something since waits until it is over, as a question does that is not asked yet, or is left alone for good.
 */
export function beforeAttempt(circumstances: Circumstances, now: Instant): BeforeAttempt {
  const { mayBeAsked, optedOut, answered, noCaseStands, programme } = circumstances;
  const { leftAlone, expiresAt, loudAt, lookAgainAt } = circumstances;
  if (answered) return { kind: 'end', state: 'calledOff', outcome: undefined, failure: ANSWERED_ALREADY };
  if (noCaseStands) return end('calledOff', NO_CASE);
  if (programme === 'ended') return end('calledOff', PROGRAMME_ENDED);
  if (!mayBeAsked) return end('calledOff', NO_LONGER_ASKED);
  if (optedOut) return end('calledOff', 'the contact opted out');
  if (leftAlone.kind === 'forGood') return end('calledOff', leftAloneFor(leftAlone.state));
  if (now >= expiresAt)
    return end(
      'expired',
      programme === 'paused' ? 'it expired while its programme was paused' : 'it expired before it could be sent',
    );
  if (leftAlone.kind === 'forNow')
    return lookAgainAt !== undefined && lookAgainAt < expiresAt
      ? { kind: 'postpone', until: lookAgainAt, why: leftAloneFor(leftAlone.state) }
      : end('expired', `${leftAloneFor(leftAlone.state)}, and it expires before that is looked at again`);
  if (loudAt === undefined || loudAt >= expiresAt) return end('expired', 'it expires before the quiet hours are over');
  return loudAt > now ? { kind: 'postpone', until: loudAt, why: 'the contact has quiet hours' } : { kind: 'send' };
}

const leftAloneFor = (state: string): string => `the contact is left alone: ${state}`;

function end(outcome: 'calledOff' | 'expired', failure: string): BeforeAttempt {
  return { kind: 'end', state: 'failed', outcome, failure };
}
