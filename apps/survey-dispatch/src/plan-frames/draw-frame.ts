import { Injectable } from '@nestjs/common';
import { inAudience, type Programme } from '@sidetone/domain/programmes';
import { drawSample, stratumKey, stratumOf, type FrameUnit, type Sample } from '@sidetone/domain/sampling';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { candidateIdOf } from '../consider-interactions/candidate.js';
import { FrameStore, type Frame, type FrameMember } from './frame-store.js';
import type { OpenOccasion } from './open-occasion.js';

const CONTACTS_AT_ONCE = 10_000;

export interface DrawnFrame {
  readonly frame: Frame;
  readonly strata: Sample['strata'];
}

/** Draws the frame of a period or a wave. */
@Injectable()
export class DrawFrame {
  constructor(private readonly frames: FrameStore) {}

  /** All of it in the caller's transaction, so that a crash leaves nothing behind, and it is drawn anew. Undefined where it was drawn before. */
  async draw(
    tx: Transaction,
    programme: Programme,
    occasion: OpenOccasion,
    now: Instant,
  ): Promise<DrawnFrame | undefined> {
    const name = { programmeId: programme.programmeId, occasion: occasion.key };
    await this.frames.waitForTurn(tx, name);
    if ((await this.frames.undrawn([name], tx)).length === 0) return undefined;
    const units = await this.units(tx, programme, now);
    const seen = programme.sampling.kind === 'quota' ? await this.frames.seen(tx, programme.programmeId) : undefined;
    const sample = drawSample(units, programme.sampling, seen);
    const drawn = sample.units.reduce((sum, unit) => sum + Number(unit.drawn), 0);
    const { version: programmeVersion } = programme;
    const frame = { ...name, programmeVersion, opensAt: occasion.opensAt, members: units.length, drawn };
    await this.frames.add(tx, frame, now);
    for (let from = 0; from < sample.units.length; from += CONTACTS_AT_ONCE) {
      const some = sample.units.slice(from, from + CONTACTS_AT_ONCE);
      await this.frames.addMembers(
        tx,
        frame,
        some.map((unit) => memberOf(unit, frame, occasion)),
      );
    }
    return { frame, strata: sample.strata };
  }

  /** Who could be drawn: everybody whom the programme is for, of the planned list or the wave before where it names one. */
  private async units(
    tx: Transaction,
    { occasion, audience, sampling }: Programme,
    now: Instant,
  ): Promise<readonly FrameUnit[]> {
    const by = 'by' in sampling ? sampling.by : [];
    const limits = {
      contactIds: occasion.kind === 'wave' ? occasion.contactIds : undefined,
      previousWaveId: occasion.kind === 'wave' ? occasion.previousWaveId : undefined,
    };
    const units: FrameUnit[] = [];
    for (let after = ''; ;) {
      const contacts = await this.frames.contacts(tx, limits, after, CONTACTS_AT_ONCE);
      for (const contact of contacts) {
        if (!inAudience(contact, contact, audience, now)) continue;
        units.push({ contactId: contact.contactId, stratum: stratumOf(contact, by, now) });
      }
      after = contacts.at(-1)?.contactId ?? '';
      if (contacts.length < CONTACTS_AT_ONCE) return units;
    }
  }
}

function memberOf(
  { contactId, stratum, drawn, inclusionProbability }: Sample['units'][number],
  { programmeId, occasion }: Frame,
  { slotOf }: OpenOccasion,
): FrameMember {
  return {
    contactId,
    stratum: stratumKey(stratum),
    drawn,
    inclusion: inclusionProbability,
    candidateId: candidateIdOf(programmeId, `${occasion}/${contactId}`),
    slot: toIso(slotOf(contactId)),
  };
}
