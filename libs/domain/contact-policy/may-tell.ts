import { DAY_MS, type Instant } from '../time/index.js';
import { chooseChannel, type Reachability } from './choose-channel.js';
import type { Channel } from '../programmes/index.js';

/** Whom something is to be told that asks nothing. */
export interface ToTell {
  readonly status: 'active' | 'deceased' | 'left';
  readonly consent: boolean;
  readonly reachability: Reachability;
  readonly optOuts: ReadonlySet<Channel | 'all'>;
  /** When the contact was, or is to be, told other things. */
  readonly toldAt: readonly Instant[];
}

export type MayTell =
  | { readonly kind: 'told'; readonly channel: Channel }
  | {
      readonly kind: 'suppressed';
      readonly reason: 'deceased' | 'noConsent' | 'optedOut' | 'noAddress' | 'tooLongForSms' | 'noticeCap';
    };

/** A customer with three complaints in a month hears of each of them; more than that is a talk to have by telephone. */
export const MOST_NOTICES = 3;
export const NOTICE_CAP_MS = 30 * DAY_MS;

/**
 * In UTF-16 units, without the opening and how to stop. With a stop word it makes four parts in the alphabet of GSM; with a link of seventy
 * characters five, eight where each character is of that alphabet's extension (as € and [), ten in any other. Each is paid for.
 */
export const LONGEST_BY_SMS = 480;

/**
 * Whether a contact is told something, and by which of these channels. It asks nothing, so that no clock of questions runs from it or holds
 * it back; it needs the same consent, and is bounded by a cap of its own. What is too long for a text message goes by another channel.
 * Quiet hours and states of the contact are looked at when it leaves.
 */
export function mayTell(contact: ToTell, words: string, channels: readonly Channel[], now: Instant): MayTell {
  const { status, consent, reachability, optOuts, toldAt } = contact;
  if (status === 'deceased') return { kind: 'suppressed', reason: 'deceased' };
  if (status === 'left' || !consent) return { kind: 'suppressed', reason: 'noConsent' };
  const fitting = words.length > LONGEST_BY_SMS ? channels.filter((channel) => channel !== 'sms') : channels;
  const chosen = chooseChannel(reachability, fitting, optOuts);
  if (chosen.kind === 'none') {
    const fitsNot = chooseChannel(reachability, channels, optOuts).kind === 'chosen';
    return { kind: 'suppressed', reason: fitsNot ? 'tooLongForSms' : chosen.reason };
  }
  const lately = toldAt.filter((at) => at > now - NOTICE_CAP_MS);
  return lately.length >= MOST_NOTICES
    ? { kind: 'suppressed', reason: 'noticeCap' }
    : { kind: 'told', channel: chosen.channel };
}
