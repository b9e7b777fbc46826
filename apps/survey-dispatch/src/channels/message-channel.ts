import type { Channel } from '@sidetone/domain/programmes';

/** A message as a channel gets it: who it is for, and every word of it. */
export interface ChannelMessage {
  /** Ours, the same on every attempt. */
  readonly messageId: string;
  readonly contactId: string;
  /** Where it goes; absent for channels that know the way themselves. */
  readonly address: string | undefined;
  readonly language: string;
  readonly subject: string;
  /** Without the link where the channel sends it apart, with it where the text is all there is. */
  readonly text: string;
  readonly html: string;
  readonly link: string;
  readonly optOutLink: string;
  readonly replyTo: string | undefined;
  /** Per part of a message that is sent in parts: the provider's id where an earlier attempt got one. */
  readonly providerIds: readonly (string | null)[];
}

/**
 * What a channel made of a message. `away`: surely did not take it, for now. `refused`: said no, as it may to a wrong setting.
 * `bounced`: there is no way to this address. `unsure`: may have taken it without being able to say so.
 */
export type Delivery =
  | { readonly kind: 'taken'; readonly providerIds?: readonly string[] }
  | { readonly kind: 'away'; readonly why: string; readonly providerIds?: readonly (string | null)[] }
  | { readonly kind: 'refused'; readonly why: string; readonly providerIds?: readonly (string | null)[] }
  | { readonly kind: 'bounced'; readonly why: string; readonly providerIds?: readonly (string | null)[] }
  | { readonly kind: 'unsure'; readonly why: string; readonly providerIds?: readonly (string | null)[] };

/**
 * What is done when nobody can say whether a message was taken: `repeat` where the same id again is the same message; `repeatSeldom`
 * where a second copy is the lesser evil; `never` where a second copy must not be.
 */
export type WhenUnsure = 'repeat' | 'repeatSeldom' | 'never';

export const WHEN_UNSURE: Readonly<Record<Channel, WhenUnsure>> = {
  // The gateway takes a messageId that it had before as the same message.
  webhook: 'repeat',
  // Mail servers compare no Message-ID: a mail that comes twice, both with the same link, is better than one that never comes.
  email: 'repeatSeldom',
  sms: 'never',
  agent: 'never',
};

/** One way of handing messages over. */
export interface MessageChannel {
  readonly channel: Channel;
  /** The most messages in work at a time. */
  readonly atOnce: number;
  /** The most messages a second; without it, as fast as they are taken. */
  readonly perSecond: number | undefined;
  /** Hands a message over. Never throws: whatever happens is an outcome. */
  send(message: ChannelMessage): Promise<Delivery>;
  /** Lets go of connections. */
  close(): Promise<void>;
}
