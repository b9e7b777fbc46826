import { Inject, Injectable } from '@nestjs/common';
import { CHART_DEFAULTS, controlChart } from '@sidetone/domain/control-chart';
import { dayAfter, dayStart, toIso, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { OperatorDays } from '../keep-cells/operator-days.js';
import { shiftEvent } from './shift-event.js';
import { ShiftStore, type WatchedSeries } from './shift-store.js';
import { toldAgain } from './told-again.js';

const SERIES_AT_ONCE = 10;

/**
 * Charts each series anew when one of its days is over, or changed after it was; tells shifts that this raises and those it takes back.
 * From the beginning each time: a few hundred days are charted in a few milliseconds, and the outcome does not depend on the order of answers.
 */
@Injectable()
export class WatchShifts implements DueWork {
  readonly name = 'watch shifts';

  constructor(
    private readonly database: Database,
    private readonly shifts: ShiftStore,
    private readonly calendar: OperatorDays,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
    due: DueRunner,
  ) {
    due.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    const today = this.calendar.at(now);
    if ((await this.shifts.countDue(today)) === 0) return 0;
    return this.database.transaction(async (tx) => {
      await holdScores(tx);
      const series = await this.shifts.take(tx, today, SERIES_AT_ONCE);
      for (const one of series) await this.watch(tx, one, today, now);
      return series.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.shifts.countDue(this.calendar.at(now));
  }

  private async watch(tx: Transaction, series: WatchedSeries, today: string, now: Instant): Promise<void> {
    const zone = this.settings.OPERATOR_TIME_ZONE;
    const chart = controlChart(await this.shifts.days(tx, series, today), CHART_DEFAULTS);
    const signals = chart.flatMap(({ signal }) => signal ?? []);
    const news = toldAgain(await this.shifts.told(tx, series), signals);
    await this.shifts.keep(tx, series, news);
    for (const shift of news) {
      const until = toIso(dayStart(dayAfter(shift.signal.day, 1), zone));
      const drivers = await this.shifts.driverChanges(tx, series.kind, until);
      await tx.publish([shiftEvent(series, shift, drivers, zone, now)]);
    }
    await this.shifts.waitForOpenDays(tx, series, today);
  }
}
