import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { Delivery } from './after-attempt.js';

/** A message as the operator's gateway takes it. The same `messageId` again is the same message. */
export interface Message {
  readonly messageId: string;
  readonly contactId: string;
  readonly language: string;
  readonly text: string;
  readonly link: string;
}

const TIMEOUT_MS = 5_000;
/** Says "later" rather than "no": timeout, too early, too many requests. */
const PASSING = new Set([408, 425, 429]);

/** The operator's gateway, which knows how to reach a contact. */
@Injectable()
export class MessageGateway {
  private readonly address: string;
  private readonly headers: Readonly<Record<string, string>>;

  constructor(@Inject(SETTINGS) { GATEWAY_URL, GATEWAY_KEY }: Pick<Settings, 'GATEWAY_URL' | 'GATEWAY_KEY'>) {
    this.address = `${GATEWAY_URL.replace(/\/+$/, '')}/messages`;
    this.headers = { 'content-type': 'application/json', ...(GATEWAY_KEY === '' ? {} : { 'x-api-key': GATEWAY_KEY }) };
  }

  /** Hands a message over. Never throws: a gateway that cannot be reached is an outcome. */
  async send(message: Message): Promise<Delivery> {
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        headers: this.headers,
        body: JSON.stringify(message),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer(); // read to its end, so that the connection can be used again
      return deliveryOf(response.status);
    } catch (error) {
      return { kind: 'away', why: error instanceof Error ? error.name : 'no answer' };
    }
  }
}

function deliveryOf(status: number): Delivery {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  const isRefusal = status >= 400 && status < 500 && !PASSING.has(status);
  return isRefusal ? { kind: 'refused', status } : { kind: 'away', why: `status ${status}` };
}
