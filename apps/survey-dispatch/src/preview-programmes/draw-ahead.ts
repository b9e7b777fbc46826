import { Inject, Injectable } from '@nestjs/common';
import type { Programme } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { DrawFrame, type DrawnFrame } from '../plan-frames/draw-frame.js';
import { openOccasion } from '../plan-frames/open-occasion.js';

/** Draws frames before their time, in a transaction that is undone. */
@Injectable()
export class DrawAhead {
  constructor(
    private readonly draw: DrawFrame,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /**
   * The frame of the period or wave at `at`, drawn as it will be: when that opens, or now where it is open. Undefined where there is
   * none, or it was drawn before.
   */
  async drawFor(tx: Transaction, programme: Programme, at: Instant): Promise<DrawnFrame | undefined> {
    const zone = this.settings.OPERATOR_TIME_ZONE;
    const opensAt = openOccasion(programme, at, zone)?.opensAt;
    if (opensAt === undefined) return undefined;
    const drawnAt = Math.min(at, Math.max(opensAt, this.clock.now()));
    const occasion = openOccasion(programme, drawnAt, zone);
    return occasion && this.draw.draw(tx, programme, occasion, drawnAt);
  }
}
