import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { DriverRunStore } from './driver-run-store.js';

/** Clears runs that are over when `RUN_KEEP_DAYS` are; the last of each scope that is done stays. */
@Injectable()
export class ClearRuns implements DueWork {
  readonly name = 'clear driver runs';

  constructor(
    private readonly runs: DriverRunStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'RUN_KEEP_DAYS'>,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.runs.clear(this.oldest(now));
  }

  countDue(now: Instant): Promise<number> {
    return this.runs.countOutlived(this.oldest(now));
  }

  private oldest(now: Instant): Instant {
    return now - this.settings.RUN_KEEP_DAYS * DAY_MS;
  }
}
