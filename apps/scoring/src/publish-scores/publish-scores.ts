import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { ChangedWindows } from './changed-windows.js';
import { scoreEvent } from './score-event.js';

const WINDOWS_AT_ONCE = 500;

/**
 * Publishes each changed window, at most once in PUBLISH_EVERY_SECONDS: the first change at once, what follows together.
 * Where a simulated clock stands still, what follows is not due before the next tick, so the work always comes to an end.
 */
@Injectable()
export class PublishScores implements DueWork {
  readonly name = 'publish-scores';

  constructor(
    private readonly database: Database,
    private readonly windows: ChangedWindows,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_N'>,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const changed = await this.windows.take(tx, now, WINDOWS_AT_ONCE);
      await tx.publish(changed.map((window) => scoreEvent(window, this.settings.MINIMUM_N, now)));
      return changed.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.windows.count(now);
  }
}
