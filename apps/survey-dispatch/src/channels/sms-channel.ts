import { encodeGsm } from './gsm-alphabet.js';
import type { ChannelMessage, Delivery, MessageChannel } from './message-channel.js';
import { referenceOf } from './message-reference.js';
import { phoneNumber, senderAddress } from './phone-number.js';
import { deliveryOfStatus } from './smpp-status.js';
import { smsParts, type SmsText } from './sms-parts.js';
import { SmscSession, type SmscAddress, type TakeDelivery } from './smsc-session.js';

export interface SmsSettings {
  readonly smsc: SmscAddress;
  /** A number, a short code or a name. */
  readonly from: string;
  /** The most messages that wait for the centre's answer. */
  readonly window: number;
  readonly perSecond: number | undefined;
  /** How a long text travels: in parts with a header, or whole in the field `message_payload`. */
  readonly long: 'parts' | 'payload';
}

const UDH_INDICATOR = 0x40;
const DATA_CODING = { gsm7: 0x00, ucs2: 0x08 } as const;
const RECEIPT_ALWAYS = 1;

/** Text messages by SMPP 3.4. A centre does not compare messages, so what it may have is never sent again. */
export class SmsChannel implements MessageChannel {
  readonly channel = 'sms';
  readonly atOnce: number;
  readonly perSecond: number | undefined;
  private session: SmscSession | undefined;

  constructor(private readonly settings: SmsSettings) {
    this.atOnce = settings.window;
    this.perSecond = settings.perSecond;
  }

  /** Connects to the centre. @param take what the centre brings: receipts and replies */
  open(take: TakeDelivery): void {
    this.session = new SmscSession(this.settings.smsc, take);
    this.session.open();
  }

  async send({ messageId, address, text, providerIds }: ChannelMessage): Promise<Delivery> {
    const number = address === undefined ? undefined : phoneNumber(address);
    if (number === undefined) return { kind: 'bounced', why: 'there is no phone number that can be used' };
    const fields = {
      ...senderAddress(this.settings.from),
      ...number,
      registered_delivery: RECEIPT_ALWAYS,
      user_message_reference: referenceOf(messageId),
    };
    const bodies = this.bodiesOf(smsParts(text), messageId);
    // A text that was changed under a message half sent would be put together wrongly.
    if (providerIds.length > 0 && providerIds.length !== bodies.length)
      return { kind: 'unsure', why: 'a part of it was sent, and its text is another now', providerIds };
    const ids: (string | null)[] = bodies.map((_, index) => providerIds[index] ?? null);
    for (const [index, body] of bodies.entries()) {
      if (ids[index] !== null) continue;
      const answer = await (this.session?.request('submit_sm', { ...fields, ...body }) ??
        Promise.resolve({ kind: 'away', why: 'the message centre is not connected' } as const));
      if (answer.kind !== 'answered') return { ...answer, providerIds: anyOf(ids) };
      if (answer.status !== 0) return { ...deliveryOfStatus(answer.status), providerIds: anyOf(ids) };
      ids[index] = answer.messageId;
    }
    return { kind: 'taken', providerIds: ids.filter((id) => id !== null) };
  }

  async close(): Promise<void> {
    await this.session?.close();
  }

  /** What stands in each request for a text. */
  private bodiesOf({ alphabet, parts }: SmsText, messageId: string): readonly Readonly<Record<string, unknown>>[] {
    const encode = alphabet === 'gsm7' ? encodeGsm : utf16;
    const coding = { data_coding: DATA_CODING[alphabet] };
    if (parts.length === 1) return [{ ...coding, short_message: encode(parts[0] ?? '') }];
    if (this.settings.long === 'payload')
      return [{ ...coding, short_message: Buffer.alloc(0), message_payload: encode(parts.join('')) }];
    const reference = referenceOf(messageId) & 0xff;
    return parts.map((part, index) => ({
      ...coding,
      esm_class: UDH_INDICATOR,
      // Concatenated short messages, 8-bit reference (3GPP TS 23.040, 9.2.3.24.1).
      short_message: Buffer.concat([Buffer.from([5, 0, 3, reference, parts.length, index + 1]), encode(part)]),
    }));
  }
}

/** Nothing is kept of parts where none was taken. */
const anyOf = (ids: readonly (string | null)[]): readonly (string | null)[] =>
  ids.some((id) => id !== null) ? ids : [];

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
