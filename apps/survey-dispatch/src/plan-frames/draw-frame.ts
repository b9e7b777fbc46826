import { Injectable } from '@nestjs/common';
import type { Programme } from '@sidetone/domain/programmes';
import { drawSample, stratumKey, type Sample } from '@sidetone/domain/sampling';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { candidateIdOf } from '../consider-interactions/candidate.js';
import { FrameStore, type Frame, type FrameMember } from './frame-store.js';
import { FrameUnits } from './frame-units.js';
import { LeaveOut, type LeftOut } from './leave-out.js';
import type { OpenOccasion } from './open-occasion.js';

const MEMBERS_AT_ONCE = 10_000;

export interface DrawnFrame {
  readonly frame: Frame;
  readonly strata: Sample['strata'];
  /** Whom the programme asked too lately by periods that it had before. */
  readonly leftOut: readonly LeftOut[];
}

/** Draws the frame of a period or a wave. */
@Injectable()
export class DrawFrame {
  constructor(
    private readonly frames: FrameStore,
    private readonly units: FrameUnits,
    private readonly leaveOut: LeaveOut,
  ) {}

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
    const { inFrame, leftOut, slotOf } = await this.units.of(tx, programme, occasion, now);
    const seen = programme.sampling.kind === 'quota' ? await this.frames.seen(tx, programme.programmeId) : undefined;
    const sample = drawSample(inFrame, programme.sampling, seen);
    const drawn = sample.units.reduce((sum, unit) => sum + Number(unit.drawn), 0);
    const { version: programmeVersion } = programme;
    const frame = { ...name, programmeVersion, opensAt: occasion.opensAt, members: inFrame.length, drawn };
    await this.frames.add(tx, frame, now);
    for (let from = 0; from < sample.units.length; from += MEMBERS_AT_ONCE) {
      const some = sample.units.slice(from, from + MEMBERS_AT_ONCE);
      await this.frames.addMembers(
        tx,
        frame,
        some.map((unit) => memberOf(unit, frame, slotOf(unit.contactId))),
      );
    }
    await this.leaveOut.write(tx, frame, leftOut, now);
    return { frame, strata: sample.strata, leftOut };
  }
}

function memberOf(
  { contactId, stratum, drawn, inclusionProbability }: Sample['units'][number],
  { programmeId, occasion }: Frame,
  slot: Instant,
): FrameMember {
  return {
    contactId,
    stratum: stratumKey(stratum),
    drawn,
    inclusion: inclusionProbability,
    candidateId: candidateIdOf(programmeId, `${occasion}/${contactId}`),
    slot: toIso(slot),
  };
}
