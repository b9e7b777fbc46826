import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { deliveryOfFailure } from './email-failure.js';
import { mailIdOf } from './mail-id.js';
import type { ChannelMessage, Delivery, MessageChannel } from './message-channel.js';

export interface EmailSettings {
  /** `smtp://user:password@host:port`, or `smtps:`. */
  readonly url: string;
  /** An address alone. */
  readonly from: string;
  readonly fromName: string;
  /** Where mail servers send what comes back: the envelope's sender. */
  readonly bouncesTo: string;
  readonly connections: number;
  readonly perSecond: number | undefined;
  readonly dkim: { readonly domainName: string; readonly keySelector: string; readonly privateKey: string } | undefined;
}

const CONNECT_TIMEOUT_MS = 15_000;
/** RFC 5321 would have us wait ten minutes for the answer to a mail; a lease does not last so long. */
const IDLE_TIMEOUT_MS = 60_000;
/** Whatever happens, a sending ends before its lease does. */
const SENDING_TIMEOUT_MS = 120_000;

/** Mails by SMTP, each with its own Message-ID, the same on every attempt. */
export class EmailChannel implements MessageChannel {
  readonly channel = 'email';
  readonly atOnce: number;
  readonly perSecond: number | undefined;
  private readonly transport;
  /** Mails under way whose every byte was given to the server. */
  private readonly handedOver = new Set<string>();

  constructor(private readonly settings: EmailSettings) {
    this.atOnce = settings.connections;
    this.perSecond = settings.perSecond;
    this.transport = createTransport({
      url: settings.url,
      // A server, or whoever stands before it, that offers no TLS is told no password.
      requireTLS: new URL(settings.url).username !== '',
      pool: true,
      maxConnections: settings.connections,
      // What is tried again, and when, is decided and recorded here; nobody repeats a mail unseen.
      maxRequeues: 0,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      dnsTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: IDLE_TIMEOUT_MS,
      // A message is words of ours: nothing in it is a file or an address to be read from.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.transport.use('stream', ({ data: { messageId: mailId }, message }, done) => {
      // A mail is read only once the server has said go ahead to DATA, and to its end before the dot that closes it.
      message.processFunc((mail) => Readable.from(told(mail, () => this.handedOver.add(String(mailId)))));
      done();
    });
  }

  async send(message: ChannelMessage): Promise<Delivery> {
    const { address, messageId, subject, text, html, optOutLink, replyTo } = message;
    if (address === undefined) return { kind: 'bounced', why: 'there is no e-mail address any more' };
    const { from, fromName, bouncesTo, dkim } = this.settings;
    const mailId = mailIdOf(messageId, from);
    try {
      await this.transport.sendMail({
        messageId: mailId,
        from: { name: fromName, address: from },
        to: { name: '', address },
        envelope: { from: bouncesTo, to: [address] },
        ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
        subject,
        text,
        html,
        headers: {
          // One click, without a page in between (RFC 8058).
          'List-Unsubscribe': `<${optOutLink}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          // Out-of-office notes would answer a machine (RFC 3834).
          'Auto-Submitted': 'auto-generated',
        },
        ...(dkim === undefined ? {} : { dkim: { ...dkim } }),
        signal: AbortSignal.timeout(SENDING_TIMEOUT_MS),
      });
      return { kind: 'taken' };
    } catch (error) {
      return deliveryOfFailure(error, this.handedOver.has(mailId));
    } finally {
      this.handedOver.delete(mailId);
    }
  }

  async close(): Promise<void> {
    this.transport.close();
  }
}

/** The same bytes; calls `end` when the last has been taken. */
async function* told(mail: AsyncIterable<Buffer>, end: () => void): AsyncIterable<Buffer> {
  yield* mail;
  end();
}
