import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@sidetone/platform/database';
import { Readings } from '@sidetone/platform/observability';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { AskedDays } from './asked-days.js';

/**
 * Counts by day who was asked and who was left alone, in the background and at a pace that the database does not feel: a chart over a year would otherwise
 * read each invitation with its message.
 */
@Injectable()
export class CountAsked {
  constructor(
    private readonly database: Database,
    private readonly days: AskedDays,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
    readings: Readings,
  ) {
    readings.register({ name: 'asked by day', read: () => this.count() });
  }

  private async count(): Promise<void> {
    const now = this.clock.now();
    // A simulated clock that was not told any time has no day.
    if (now === 0) return;
    await this.database.transaction(async (tx) => {
      if (!(await this.days.mine(tx))) return;
      await this.days.countAsked(tx, now, this.settings.OPERATOR_TIME_ZONE);
      await this.days.countLeftAlone(tx, now, this.settings.OPERATOR_TIME_ZONE);
    });
  }
}
