import type { ChannelMessage, Delivery, MessageChannel } from './message-channel.js';

/** A message as the operator's gateway takes it. The same `messageId` again is the same message. */
export interface GatewayMessage {
  readonly messageId: string;
  readonly contactId: string;
  readonly language: string;
  readonly text: string;
  readonly link: string;
  /** The address that unsubscribes, for the gateway to put into what it sends. */
  readonly optOutLink: string;
}

export interface WebhookSettings {
  readonly url: string;
  readonly key: string;
  readonly atOnce: number;
  readonly perSecond: number | undefined;
}

const TIMEOUT_MS = 5_000;
/** Says "later" rather than "no" to this message: a key that no longer fits, timeout, too early, too many requests. */
const PASSING = new Set([401, 403, 408, 425, 429]);

/** The operator's gateway, which knows how to reach a contact. What it is sent twice it takes once, so no outcome of its is unsure. */
export class WebhookChannel implements MessageChannel {
  readonly channel = 'webhook';
  readonly atOnce: number;
  readonly perSecond: number | undefined;
  private readonly address: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor({ url, key, atOnce, perSecond }: WebhookSettings) {
    this.atOnce = atOnce;
    this.perSecond = perSecond;
    this.address = `${url.replace(/\/+$/, '')}/messages`;
    this.headers = { 'content-type': 'application/json', ...(key === '' ? {} : { 'x-api-key': key }) };
  }

  async send({ messageId, contactId, language, text, link, optOutLink }: ChannelMessage): Promise<Delivery> {
    const body: GatewayMessage = { messageId, contactId, language, text, link, optOutLink };
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        headers: this.headers,
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer(); // read to its end, so that the connection can be used again
      return deliveryOf(response.status);
    } catch (error) {
      return { kind: 'away', why: error instanceof Error ? error.name : 'no answer' };
    }
  }

  async close(): Promise<void> {
    // Its connections are those of the process.
  }
}

function deliveryOf(status: number): Delivery {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  const isRefusal = status >= 400 && status < 500 && !PASSING.has(status);
  return isRefusal
    ? { kind: 'refused', why: `the gateway refused it with status ${status}` }
    : { kind: 'away', why: `status ${status}` };
}
