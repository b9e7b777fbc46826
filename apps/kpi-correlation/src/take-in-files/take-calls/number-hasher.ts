import { createHmac, hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { subscriberNumber } from '@sidetone/domain/cdr';
import { Problem } from '@sidetone/platform/web';
import { asUuid } from '../as-uuid.js';
import { SETTINGS, type Settings } from '../../app.settings.js';

/** Turns telephone numbers, which are kept nowhere, into keyed hashes that only this installation can make (rule R18). */
@Injectable()
export class NumberHasher {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'NUMBER_SECRET' | 'NUMBER_COUNTRY_CODE'>) {}

  /** @throws Problem (503) where no secret is set: nothing may be stored then */
  requireSecret(): void {
    if (this.settings.NUMBER_SECRET !== '') return;
    throw new Problem(
      503,
      'Call records are not taken here',
      'They hold telephone numbers, which may only be kept as keyed hashes: set NUMBER_SECRET to a secret of at least 32 characters, the same in every replica of kpi-correlation, and start it again. Nothing was stored.',
    );
  }

  /** International digits; undefined for what is no number of a subscriber. */
  digits(text: string): string | undefined {
    return subscriberNumber(text, this.settings.NUMBER_COUNTRY_CODE);
  }

  /** A hash of international digits, as a UUID. */
  numberHash(digits: string): string {
    return asUuid(this.keyed('number', digits).toString('hex'));
  }

  /** A hash of one party's share in a call, as a UUID. */
  callKey(source: string, callId: string, numberHash: string): string {
    return asUuid(this.keyed('call', `${source}\n${callId}\n${numberHash}`).toString('hex'));
  }

  /**
   * A hash of anything that holds numbers, as a signed whole number of 64 bits. One for each row: so it is made with the key in
   * front, which is a third of the work of HMAC, and as good where only a part of the digest is kept.
   */
  contentHash(text: string): string {
    const hex = hash('sha256', `${this.settings.NUMBER_SECRET}\ncontent\n${text}`, 'hex');
    return BigInt.asIntN(64, BigInt(`0x${hex.slice(0, 16)}`)).toString();
  }

  /** The same in hex. */
  fingerprint(text: string): string {
    return this.keyed('file', text).toString('hex');
  }

  private keyed(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.settings.NUMBER_SECRET).update(`${purpose}\n${text}`).digest();
  }
}
