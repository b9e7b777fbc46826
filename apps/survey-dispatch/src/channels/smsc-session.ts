import { Logger } from '@nestjs/common';
import smpp, { type Pdu, type Session } from 'smpp';

export interface SmscAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
}

/** What the centre answered to a request: its status and the id it gave; or that nobody can say; or that the request never left. */
export type SmscAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly messageId: string }
  | { readonly kind: 'unsure'; readonly why: string }
  | { readonly kind: 'away'; readonly why: string };

/** Takes what the centre brings. Resolves once it is kept; a failure lets the centre bring it again. */
export type TakeDelivery = (delivery: Pdu) => Promise<void>;

const ANSWER_TIMEOUT_MS = 30_000;
const LONGEST_PAUSE_MS = 30_000;
const ENQUIRE_EVERY_MS = 30_000;
/** SMPP 3.4, 5.1.3: a temporary fault of ours, so that the centre tries again. */
const RX_T_APPN = 0x64;

/** One connection to a message centre as a transceiver (SMPP 3.4), opened again whenever it breaks. */
export class SmscSession {
  private readonly logger = new Logger(SmscSession.name);
  private session: Session | undefined;
  private isBound = false;
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private readonly lost = new Set<(why: string) => void>();

  constructor(
    private readonly address: SmscAddress,
    private readonly take: TakeDelivery,
  ) {}

  /** Connects, and keeps trying. */
  open(): void {
    if (this.closed) return;
    const { host, port, tls } = this.address;
    const session = smpp.connect({ host, port, tls });
    this.session = session;
    session.on(tls ? 'secureConnect' : 'connect', () => this.bind(session));
    // The socket closes after it; what matters is said there.
    session.on('error', () => session.destroy());
    session.on('close', () => this.onClose(session));
    session.on('deliver_sm', (pdu: Pdu) => void this.onDelivery(session, pdu));
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
  }

  /** Sends a request and waits for its answer. Never throws. */
  request(command: string, fields: Readonly<Record<string, unknown>>): Promise<SmscAnswer> {
    const { session } = this;
    if (!session || !this.isBound) return Promise.resolve({ kind: 'away', why: 'the message centre is not connected' });
    return this.ask(session, command, fields);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    this.session?.close();
    this.session?.destroy();
  }

  private ask(session: Session, command: string, fields: Readonly<Record<string, unknown>>): Promise<SmscAnswer> {
    return new Promise((resolve) => {
      const end = (answer: SmscAnswer): void => {
        clearTimeout(timeout);
        this.lost.delete(lose);
        resolve(answer);
      };
      const lose = (why: string): void => end({ kind: 'unsure', why });
      const timeout = setTimeout(() => lose('the message centre did not answer'), ANSWER_TIMEOUT_MS);
      this.lost.add(lose);
      const left = session.send(new smpp.PDU(command, fields), (response) =>
        end({ kind: 'answered', status: response.command_status, messageId: String(response['message_id'] ?? '') }),
      );
      if (!left) end({ kind: 'away', why: 'the message centre is not connected' });
    });
  }

  private bind(session: Session): void {
    const { systemId, password, systemType } = this.address;
    const fields = { system_id: systemId, password, system_type: systemType, interface_version: 0x34 };
    void this.ask(session, 'bind_transceiver', fields).then((answer) => {
      if (answer.kind === 'answered' && answer.status === 0) {
        this.isBound = true;
        this.failures = 0;
        this.logger.log('Connected to the message centre');
        this.enquire(session);
        return;
      }
      const status = answer.kind === 'answered' ? `status 0x${answer.status.toString(16)}` : answer.why;
      this.logger.warn(`The message centre does not take us: ${status}. SMPP_URL and SMPP_SYSTEM_TYPE say who we are.`);
      session.destroy();
    });
  }

  /** A connection that is dead without a word is found out by asking. */
  private enquire(session: Session): void {
    this.timer = setTimeout(() => {
      void this.ask(session, 'enquire_link', {}).then((answer) => {
        if (this.session !== session) return;
        if (answer.kind === 'answered') this.enquire(session);
        else session.destroy();
      });
    }, ENQUIRE_EVERY_MS);
    this.timer.unref();
  }

  private onClose(session: Session): void {
    if (this.session !== session) return;
    clearTimeout(this.timer);
    this.session = undefined;
    this.isBound = false;
    for (const lose of [...this.lost]) lose('the connection broke before the message centre answered');
    if (this.closed) return;
    this.failures += 1;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** Math.min(this.failures, 10));
    this.logger.warn({ pauseMs }, 'The message centre is not connected');
    this.timer = setTimeout(() => this.open(), pauseMs);
    this.timer.unref();
  }

  private async onDelivery(session: Session, pdu: Pdu): Promise<void> {
    try {
      await this.take(pdu);
      session.send(pdu.response());
    } catch {
      // What failed was logged where it is understood.
      session.send(pdu.response({ command_status: RX_T_APPN }));
    }
  }
}
