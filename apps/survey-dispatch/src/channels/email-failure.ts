import type { Delivery } from './message-channel.js';

/** What nodemailer tells of a mail that was not taken. */
interface Failure {
  readonly code: string;
  /** The SMTP command that was answered. */
  readonly command: string;
  /** The server's three digits; 0 where it said nothing. */
  readonly status: number;
}

/**
 * What became of a mail that was not confirmed. A 5xx about the recipient or the content bounces; 4xx, greylisting among them, passes. A
 * 5xx before that is about us (login, sender), and is mended by settings. Where the connection broke after the whole mail had been handed
 * over, the server may have it: RFC 5321 (6.1) leaves exactly this open.
 */
export function deliveryOfFailure(error: unknown, handedOver: boolean): Delivery {
  const { code, command, status } = failureIn(error);
  const why = status === 0 ? `${code} at ${command}` : `the mail server answered ${status} to ${command}`;
  if (status === 0 && handedOver) return { kind: 'unsure', why: `${why}, after the whole mail had been handed over` };
  if (status < 500) {
    // Refused by ourselves before anybody was asked: not an address.
    if (code === 'EENVELOPE' && status === 0) return { kind: 'bounced', why: 'the e-mail address cannot be used' };
    return { kind: 'away', why };
  }
  if (command === 'RCPT TO' || command === 'DATA') return { kind: 'bounced', why };
  return command === 'MAIL FROM' ? { kind: 'refused', why } : { kind: 'away', why };
}

function failureIn(error: unknown): Failure {
  const given: Partial<Record<'code' | 'command' | 'responseCode', unknown>> =
    typeof error === 'object' && error !== null ? error : {};
  return {
    code: typeof given.code === 'string' ? given.code : 'an unknown failure',
    command: typeof given.command === 'string' ? given.command : 'CONN',
    status: typeof given.responseCode === 'number' ? given.responseCode : 0,
  };
}
