import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SettingsError } from '@sidetone/platform/config';
import { createTransport } from 'nodemailer';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { WrittenDigest } from './write-digest.js';

const CONNECT_TIMEOUT_MS = 15_000;
export const SENDING_TIMEOUT_SECONDS = 120;

/** `away`: surely not taken, for now. `refused`: never will be, to this address. `unsure`: the server may have it. */
export type MailOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'away'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unsure'; readonly why: string };

/** The commands of SMTP before the text of a mail is handed over. */
const BEFORE_TEXT = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL FROM', 'RCPT TO', 'API']);

/** Sends digests by the operator's mail server. */
@Injectable()
export class DigestMail implements OnApplicationShutdown {
  private readonly transport;
  private readonly from: string;

  /** @throws SettingsError where the sender is missing */
  constructor(@Inject(SETTINGS) { SMTP_URL: url, EMAIL_FROM: from }: Pick<Settings, 'SMTP_URL' | 'EMAIL_FROM'>) {
    if (url !== undefined && from === undefined)
      throw new SettingsError(
        'The service cannot start: 1 setting(s) need mending.\n- EMAIL_FROM is missing: with SMTP_URL it tells the address that digests come from. Example: EMAIL_FROM=cases@operator.example',
      );
    this.from = from ?? '';
    this.transport =
      url === undefined
        ? undefined
        : createTransport({
            url,
            // A server, or whoever stands before it, that offers no TLS is told no password.
            requireTLS: new URL(url).username !== '',
            connectionTimeout: CONNECT_TIMEOUT_MS,
            greetingTimeout: CONNECT_TIMEOUT_MS,
            dnsTimeout: CONNECT_TIMEOUT_MS,
            socketTimeout: 60_000,
            // A digest is words of ours: nothing in it is a file or an address to be read from.
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  get isConfigured(): boolean {
    return this.transport !== undefined;
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  /** Never throws: whatever happens is an outcome. */
  async send(email: string, { subject, text, html }: WrittenDigest): Promise<MailOutcome> {
    if (!this.transport) return { kind: 'away', why: 'SMTP_URL is not set.' };
    try {
      await this.transport.sendMail({
        from: { name: 'Sidetone', address: this.from },
        to: { name: '', address: email },
        ...{ subject, text, html },
        // Out-of-office notes would answer a machine (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(SENDING_TIMEOUT_SECONDS * 1_000),
      });
      return { kind: 'taken' };
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

/** A 5xx about the recipient stays; all else before the text was surely not taken. Without an answer to the text nobody can tell. */
export function outcomeOf(error: unknown): MailOutcome {
  const given: Partial<Record<'code' | 'command' | 'responseCode', unknown>> =
    typeof error === 'object' && error !== null ? error : {};
  const command = typeof given.command === 'string' ? given.command : '';
  const status = typeof given.responseCode === 'number' ? given.responseCode : 0;
  const code = typeof given.code === 'string' ? given.code : 'unknown failure';
  const why =
    status === 0 ? `No answer of the mail server (${code}).` : `The mail server answered ${status} to ${command}.`;
  if (status >= 500 && (command === 'RCPT TO' || command === 'DATA')) return { kind: 'refused', why };
  return status > 0 || BEFORE_TEXT.has(command) ? { kind: 'away', why } : { kind: 'unsure', why };
}
