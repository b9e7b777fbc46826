import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Programme } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { InForce } from '../issue-invitations/in-force.js';
import { DrawFrame } from './draw-frame.js';
import { FrameStore, type FrameName } from './frame-store.js';
import { openOccasion, type OpenOccasion } from './open-occasion.js';

interface Undrawn extends FrameName {
  readonly programme: Programme;
  readonly open: OpenOccasion;
}

/** Draws the frame of each period and wave when it opens, once: one transaction each, so that a restart in the middle begins it anew. */
@Injectable()
export class PlanFrames implements DueWork {
  readonly name = 'plan frames';
  private readonly logger = new Logger(PlanFrames.name);

  constructor(
    private readonly database: Database,
    private readonly rules: InForce,
    private readonly frames: FrameStore,
    private readonly draw: DrawFrame,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    const [next] = await this.undrawn(now);
    if (!next) return 0;
    const drawn = await this.database.transaction((tx) => this.draw.draw(tx, next.programme, next.open, now));
    if (drawn) this.logger.log({ ...drawn.frame }, 'The frame of a programme is drawn');
    return 1;
  }

  async countDue(now: Instant): Promise<number> {
    return (await this.undrawn(now)).length;
  }

  private async undrawn(now: Instant): Promise<readonly Undrawn[]> {
    const { active } = await this.rules.read();
    const open = active.flatMap((programme): Undrawn[] => {
      const occasion = openOccasion(programme, now, this.settings.OPERATOR_TIME_ZONE);
      if (!occasion) return [];
      return [{ programmeId: programme.programmeId, occasion: occasion.key, programme, open: occasion }];
    });
    return this.frames.undrawn(open);
  }
}
