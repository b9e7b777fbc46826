import type { Delivery } from './message-channel.js';

/** After the three digits, of the first line that says so. */
const ENHANCED = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?!\d)/m;

/** What nodemailer tells of a mail that was not taken. */
interface Failure {
  readonly code: string;
  /** The SMTP command that was answered. */
  readonly command: string;
  /** The server's three digits; 0 where it said nothing. */
  readonly status: number;
  /** The server's enhanced status (RFC 3463), such as 5.1.1; empty where it told none. */
  readonly enhanced: string;
}

/**
 * What became of a mail that was not confirmed. A 5xx about the recipient or the content bounces; 4xx, greylisting among them, passes. A
 * 5xx before that is about us (login, sender), and so is one of the class 5.7 at any time: both are mended by settings. Where the connection broke after the whole mail had been handed
 * over, the server may have it: RFC 5321 (6.1) leaves exactly this open.
 */
export function deliveryOfFailure(error: unknown, handedOver: boolean): Delivery {
  const { code, command, status, enhanced } = failureIn(error);
  const said = enhanced === '' ? `${status}` : `${status} ${enhanced}`;
  const why = status === 0 ? `${code} at ${command}` : `the mail server answered ${said} to ${command}`;
  if (status === 0 && handedOver) return { kind: 'unsure', why: `${why}, after the whole mail had been handed over` };
  if (status < 500) {
    // Refused by ourselves before anybody was asked: not an address.
    if (code === 'EENVELOPE' && status === 0) return { kind: 'bounced', why: 'the e-mail address cannot be used' };
    return { kind: 'away', why };
  }
  if ((command === 'RCPT TO' || command === 'DATA') && isOurs(enhanced)) return { kind: 'refused', why: oursWhy(why) };
  if (command === 'RCPT TO' || command === 'DATA') return { kind: 'bounced', why };
  return command === 'MAIL FROM' ? { kind: 'refused', why } : { kind: 'away', why };
}

/** Whether a status is about policy or authentication (RFC 3463, 3.8): nothing is wrong with the address then. */
export const isOurs = (enhanced: string): boolean => enhanced.startsWith('5.7.');

/** What is told of a mail that was refused for a reason that lies with us. */
export const oursWhy = (why: string): string => `${why}, by its policy: see to SPF, DKIM, DMARC and the sender`;

function failureIn(error: unknown): Failure {
  const given: Partial<Record<'code' | 'command' | 'responseCode' | 'response', unknown>> =
    typeof error === 'object' && error !== null ? error : {};
  return {
    code: typeof given.code === 'string' ? given.code : 'an unknown failure',
    command: typeof given.command === 'string' ? given.command : 'CONN',
    status: typeof given.responseCode === 'number' ? given.responseCode : 0,
    enhanced: typeof given.response === 'string' ? (ENHANCED.exec(given.response)?.[1] ?? '') : '',
  };
}
