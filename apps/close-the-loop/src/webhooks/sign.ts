import { createHmac } from 'node:crypto';
import { SECOND_MS, type Instant } from '@sidetone/domain/time';

/** What is signed. */
export interface ToSign {
  /** The same on every attempt. */
  readonly id: string;
  /** When the attempt is made. */
  readonly at: Instant;
  /** Exactly as sent. */
  readonly body: string;
}

/**
 * The headers of Standard Webhooks (github.com/standard-webhooks): HMAC-SHA256 over id, seconds and body, joined by full stops, one signature for each
 * secret that is valid, the newest first.
 */
export function signed({ id, at, body }: ToSign, secrets: readonly Buffer[]): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / SECOND_MS));
  const content = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', secret).update(content).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
