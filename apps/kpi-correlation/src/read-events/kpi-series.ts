import { Inject, Injectable } from '@nestjs/common';
import { dayAfter, dayStart, localDay } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { ExposureStore } from '../compute-exposures/exposure-store.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { knownTotal, type KnownTotal } from './known-total.js';
import { KpiTotals, type AskedScope } from './kpi-totals.js';
import type { Period } from './periods-of.js';

/** Of whom a source speaks when it says it told everything about a scope. */
const KINDS = {
  subscription: ['subscription', 'customer'],
  customer: ['customer'],
  resource: ['resource', 'cell'],
} as const;

/** What is known of KPIs over periods: the daily totals, and what the sources said of their completeness. */
@Injectable()
export class KpiSeries {
  constructor(
    private readonly database: Database,
    private readonly totals: KpiTotals,
    private readonly exposures: ExposureStore,
    private readonly catalogue: KpiCatalogue,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** The last day that is over, in the operator's zone. */
  yesterday(): string {
    return dayAfter(localDay(this.clock.now(), this.settings.OPERATOR_TIME_ZONE), -1);
  }

  /** By KPI, in the order of the periods. */
  async of(
    kpis: readonly string[],
    periods: readonly Period[],
    asked: AskedScope,
  ): Promise<ReadonlyMap<string, readonly KnownTotal[]>> {
    const [first, last] = [periods[0], periods.at(-1)];
    if (!first || !last) return new Map<string, readonly KnownTotal[]>();
    const zone = this.settings.OPERATOR_TIME_ZONE;
    const [from, to] = [dayStart(first.first, zone), dayStart(dayAfter(last.last), zone)];
    const [catalogue, coverage, totals] = await Promise.all([
      this.catalogue.current(),
      this.exposures.coverage(this.database, from, to, 0, KINDS[asked.scope]),
      this.totals.of(kpis, periods, asked),
    ]);
    const found = new Map(totals.map((total) => [`${total.position} ${total.kpi}`, total]));
    return new Map(
      kpis.map((kpi) => [
        kpi,
        periods.map((period, position) =>
          knownTotal(found.get(`${position} ${kpi}`), kpi, period, zone, catalogue, coverage),
        ),
      ]),
    );
  }
}
