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

/** Of these somebody else knows the way: the operator's gateway, which keeps to what the contact agreed to, and the interviewer. */
const NEEDS_NO_ADDRESS: readonly Channel[] = ['webhook', 'agent'];

/**
 * The channel by which a programme reaches a contact: of the programme's channels the first in the contact's own order, else in the
 * programme's, for which there is an address and from which the contact has not opted out. `optedOut` where nothing else stands in the way.
 */
export function chooseChannel(
  contact: Reachability,
  programmeChannels: readonly Channel[],
  optOuts: ReadonlySet<Channel | 'all'>,
): ChosenChannel {
  const usable = inOrder(contact, programmeChannels).filter(
    (channel) => NEEDS_NO_ADDRESS.includes(channel) || contact.addresses.includes(channel),
  );
  if (usable.length === 0) return { kind: 'none', reason: 'noAddress' };
  const channel = optOuts.has('all') ? undefined : usable.find((candidate) => !optOuts.has(candidate));
  return channel === undefined ? { kind: 'none', reason: 'optedOut' } : { kind: 'chosen', channel };
}

function inOrder({ consentedChannels }: Reachability, offered: readonly Channel[]): readonly Channel[] {
  if (consentedChannels === undefined) return offered;
  if (consentedChannels.length === 0) return [];
  const preferred = consentedChannels.flatMap((wanted) => offered.find((channel) => channel === wanted) ?? []);
  const others = offered.filter((channel) => NEEDS_NO_ADDRESS.includes(channel) && !preferred.includes(channel));
  return [...preferred, ...others];
}
