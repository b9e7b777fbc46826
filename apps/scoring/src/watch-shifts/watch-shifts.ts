import { Inject, Injectable } from '@nestjs/common';
import { CHART_DEFAULTS, controlChart } from '@sidetone/domain/control-chart';
import { dayAfter, dayStart, toIso, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { OperatorDays } from '../keep-cells/operator-days.js';
import { DriverChanges } from './driver-changes.js';
import { shiftEvent } from './shift-event.js';
import { ShiftStore } from './shift-store.js';
import { toldAgain } from './told-again.js';
import type { SeriesHistory, ShiftNews } from './watched-series.js';

const SERIES_AT_ONCE = 50;

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
    private readonly drivers: DriverChanges,
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
      const histories = await this.shifts.histories(tx, series, today);
      await this.tell(tx, histories.flatMap(newsOf), now);
      await this.shifts.waitForOpenDays(tx, series, today);
      return series.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.shifts.countDue(this.calendar.at(now));
  }

  private async tell(tx: Transaction, news: readonly ShiftNews[], now: Instant): Promise<void> {
    const zone = this.settings.OPERATOR_TIME_ZONE;
    await this.shifts.keep(tx, news);
    const drivers = await this.drivers.read(
      tx,
      news.map(({ series, shift }) => ({
        kind: series.kind,
        until: toIso(dayStart(dayAfter(shift.signal.day, 1), zone)),
      })),
    );
    await tx.publish(
      news.map(({ series, shift }, index) => shiftEvent(series, shift, drivers[index] ?? [], zone, now)),
    );
  }
}

/** What is to be told of a series after it was charted. */
function newsOf({ kind, area, days, told }: SeriesHistory): readonly ShiftNews[] {
  const signals = controlChart(days, CHART_DEFAULTS).flatMap(({ signal }) => signal ?? []);
  return toldAgain(told, signals).map((shift) => ({ series: { kind, area }, shift }));
}
