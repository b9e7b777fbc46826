import type { Channel } from '../programmes/index.js';

/** How a contact can be reached. */
export interface Reachability {
  /** Channels that the contact agreed to, the preferred first. Absent: any; none: the contact agreed to no way at all. */
  readonly consentedChannels?: readonly string[];
  /** Channels for which an address is known. */
  readonly addresses: readonly string[];
}

export type ChosenChannel =
  | { readonly kind: 'chosen'; readonly channel: Channel }
  | { readonly kind: 'none'; readonly reason: 'optedOut' | 'noAddress' };

/**
 * The channel by which a programme reaches a contact: of the programme's channels the first in the contact's own order, else in the
 * programme's, by which it can be reached and from which it has not opted out. `optedOut` where nothing else stands in the way.
 */
export function chooseChannel(
  contact: Reachability,
  programmeChannels: readonly Channel[],
  optOuts: ReadonlySet<Channel | 'all'>,
): ChosenChannel {
  const usable = inOrder(contact, programmeChannels).filter((channel) => reaches(channel, contact.addresses));
  if (usable.length === 0) return { kind: 'none', reason: 'noAddress' };
  const channel = optOuts.has('all') ? undefined : usable.find((candidate) => !optOuts.has(candidate));
  return channel === undefined ? { kind: 'none', reason: 'optedOut' } : { kind: 'chosen', channel };
}

function reaches(channel: Channel, addresses: readonly string[]): boolean {
  // The operator's gateway knows the way to every contact.
  if (channel === 'webhook') return true;
  // Interviewers call the number that text messages go to. Where no address is told of anybody, they have a list of their own.
  if (channel === 'agent') return addresses.length === 0 || addresses.includes('sms');
  return addresses.includes(channel);
}

/** Being called is agreed to like any other way; the gateway keeps by itself to what the contact agreed to. */
function inOrder({ consentedChannels }: Reachability, offered: readonly Channel[]): readonly Channel[] {
  if (consentedChannels === undefined) return offered;
  if (consentedChannels.length === 0) return [];
  const preferred = consentedChannels.flatMap((wanted) => offered.find((channel) => channel === wanted) ?? []);
  const others = offered.filter((channel) => channel === 'webhook' && !preferred.includes(channel));
  return [...preferred, ...others];
}
