import { cleanText } from '@sidetone/contracts/fields';
import { redact } from '@sidetone/domain/privacy';
import { digitsOf } from '../channels/phone-number.js';

/** What a message centre says became of a message of ours. */
export interface SmsReceipt {
  readonly kind: 'receipt';
  /** The digits of the phone that it was for. */
  readonly number: string;
  /** The centre's id; undefined where it told none. */
  readonly providerId: string | undefined;
  /** Ours, where the centre brings it back. */
  readonly reference: number | undefined;
  readonly outcome: 'delivered' | 'bounced' | 'underWay';
  /** In the centre's words. */
  readonly state: string;
}

/** A text that somebody wrote back, or a part of one. Personal data in it is replaced already. */
export interface SmsReply {
  readonly kind: 'reply';
  readonly number: string;
  readonly text: string;
  readonly part: { readonly reference: number; readonly total: number; readonly index: number } | undefined;
}

const MESSAGE_TYPE = 0x3c;
const RECEIPT = 0x04;
/** SMPP 3.4, 5.2.28, and the words of appendix B for the same. */
const STATES = new Map<number, string>([
  [1, 'ENROUTE'],
  [2, 'DELIVRD'],
  [3, 'EXPIRED'],
  [4, 'DELETED'],
  [5, 'UNDELIV'],
  [6, 'ACCEPTD'],
  [7, 'UNKNOWN'],
  [8, 'REJECTD'],
]);
const RETURNED: ReadonlySet<string> = new Set(['EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD']);

/** Reads a `deliver_sm`, as the SMPP library decodes it; undefined for what is neither a receipt nor a text. */
export function readDelivery(pdu: Readonly<Record<string, unknown>>): SmsReceipt | SmsReply | undefined {
  const number = digitsOf(textOf(pdu['source_addr']));
  const { text, headers } = bodyOf(pdu);
  const type = numberOf(pdu['esm_class']) ?? 0;
  if ((type & MESSAGE_TYPE) === RECEIPT) return receiptIn(pdu, number, text);
  if ((type & MESSAGE_TYPE) !== 0 || number === '') return undefined;
  return { kind: 'reply', number, text: redact(cleanText(text)).text, part: partIn(headers) };
}

function receiptIn(pdu: Readonly<Record<string, unknown>>, number: string, text: string): SmsReceipt {
  const told = textOf(pdu['receipted_message_id']) || (/\bid:\s*([^\s]+)/i.exec(text)?.[1] ?? '');
  const state =
    STATES.get(numberOf(pdu['message_state']) ?? 0) ?? /\bstat:\s*([A-Z]+)/i.exec(text)?.[1]?.toUpperCase() ?? '';
  return {
    kind: 'receipt',
    number,
    providerId: told === '' ? undefined : told.slice(0, 65),
    reference: numberOf(pdu['user_message_reference']),
    outcome: state === 'DELIVRD' ? 'delivered' : RETURNED.has(state) ? 'bounced' : 'underWay',
    state: /^[A-Z]{1,10}$/.test(state) ? state : 'UNKNOWN',
  };
}

function bodyOf(pdu: Readonly<Record<string, unknown>>): { text: string; headers: readonly Buffer[] } {
  const short = partsOf(pdu['short_message']);
  return short.text === '' ? { ...partsOf(pdu['message_payload']), headers: short.headers } : short;
}

function partsOf(body: unknown): { text: string; headers: readonly Buffer[] } {
  if (typeof body !== 'object' || body === null) return { text: '', headers: [] };
  const text = 'message' in body ? textOf(body.message) : '';
  const headers = 'udh' in body && Array.isArray(body.udh) ? body.udh.filter((one) => Buffer.isBuffer(one)) : [];
  return { text, headers };
}

/** The header of a part: identifier, its length, and what it says (TS 23.040, 9.2.3.24.1 and .8). */
function partIn(headers: readonly Buffer[]): SmsReply['part'] {
  for (const header of headers) {
    if (header[0] === 0x00 && header.length === 5)
      return part(header.readUInt8(2), header.readUInt8(3), header.readUInt8(4));
    if (header[0] === 0x08 && header.length === 6)
      return part(header.readUInt16BE(2), header.readUInt8(4), header.readUInt8(5));
  }
  return undefined;
}

const part = (reference: number, total: number, index: number): SmsReply['part'] =>
  total > 1 && index >= 1 && index <= total ? { reference, total, index } : undefined;

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : Buffer.isBuffer(value) ? value.toString('latin1') : '';
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
