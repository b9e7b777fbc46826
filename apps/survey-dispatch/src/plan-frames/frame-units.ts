import { Inject, Injectable } from '@nestjs/common';
import { zoneOf } from '@sidetone/domain/contact-policy';
import { askedAgainFrom, inAudience, type Programme } from '@sidetone/domain/programmes';
import { stratumOf, type FrameUnit } from '@sidetone/domain/sampling';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { FrameStore } from './frame-store.js';
import type { LeftOut } from './leave-out.js';
import type { OpenOccasion } from './open-occasion.js';

const CONTACTS_AT_ONCE = 10_000;

/** Who could be drawn for a period or a wave. */
export interface Units {
  readonly inFrame: readonly FrameUnit[];
  /** Whom the programme asked by periods that it had before, so lately that this one is over before they may be asked again. */
  readonly leftOut: readonly LeftOut[];
  readonly slotOf: (contactId: string) => Instant;
}

/** Looks for whom a programme could ask, and when. */
@Injectable()
export class FrameUnits {
  constructor(
    private readonly frames: FrameStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** Everybody whom the programme is for, of the planned list or the wave before where it names one. */
  async of(tx: Transaction, programme: Programme, open: OpenOccasion, now: Instant): Promise<Units> {
    const { occasion, audience, sampling } = programme;
    const by = 'by' in sampling ? sampling.by : [];
    const limits = {
      contactIds: occasion.kind === 'wave' ? occasion.contactIds : undefined,
      previousWaveId: occasion.kind === 'wave' ? occasion.previousWaveId : undefined,
    };
    const inFrame: FrameUnit[] = [];
    const leftOut: LeftOut[] = [];
    // Of contacts with a clock of their own, or who have to be left alone for a while: of a million, few.
    const zones = new Map<string, string>();
    const notBefore = new Map<string, Instant>();
    const { OPERATOR_TIME_ZONE: operatorZone } = this.settings;
    const slotOf = (contactId: string): Instant =>
      open.slotOf(contactId, zones.get(contactId) ?? operatorZone, notBefore.get(contactId));
    for (let after = ''; ;) {
      const contacts = await this.frames.contacts(tx, limits, after, CONTACTS_AT_ONCE);
      const fitting = contacts.filter((contact) => inAudience(contact, contact, audience, now));
      for (const { contactId, timeZone } of fitting) {
        const zone = zoneOf(timeZone, operatorZone);
        if (zone !== operatorZone) zones.set(contactId, zone);
      }
      for (const [contactId, from] of await this.askedBefore(tx, programme, fitting, now)) {
        notBefore.set(contactId, from);
        if (slotOf(contactId) >= open.closesAt) leftOut.push({ contactId, until: from });
      }
      const left = new Set(leftOut.map(({ contactId }) => contactId));
      for (const contact of fitting)
        if (!left.has(contact.contactId))
          inFrame.push({ contactId: contact.contactId, stratum: stratumOf(contact, by, now) });
      after = contacts.at(-1)?.contactId ?? '';
      if (contacts.length < CONTACTS_AT_ONCE) return { inFrame, leftOut, slotOf };
    }
  }

  /** From when on those may be asked again whom the programme asked, or is about to ask, by periods that it had before. */
  private async askedBefore(
    tx: Transaction,
    { programmeId, occasion }: Programme,
    contacts: readonly { readonly contactId: string }[],
    now: Instant,
  ): Promise<ReadonlyMap<string, Instant>> {
    if (occasion.kind !== 'relationship') return new Map();
    const ids = contacts.map(({ contactId }) => contactId);
    const asked = await this.frames.askedByOtherPeriods(tx, programmeId, occasion, ids);
    const until = [...asked].map(([contactId, at]) => [contactId, askedAgainFrom(occasion, at)] as const);
    return new Map(until.filter(([, from]) => from > now));
  }
}
