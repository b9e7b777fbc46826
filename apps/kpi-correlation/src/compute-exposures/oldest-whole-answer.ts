import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { sql, type Database, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { longestWindowDays } from './longest-window-days.js';

/** Tells which answers can still be computed anew: those before which no event of the longest window has been dropped. */
@Injectable()
export class OldestWholeAnswer {
  constructor(
    private readonly catalogue: KpiCatalogue,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'EXPOSURE_WINDOW_DAYS' | 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** Of answers given from this instant on everything is kept that their exposure is made of. */
  async since(asked: Pick<Database, 'query'> | Transaction): Promise<Instant> {
    const days = longestWindowDays(await this.catalogue.current(), this.settings.EXPOSURE_WINDOW_DAYS);
    const [kept] = await asked.query<{ since: Instant }>(sql`
      select (extract(epoch from day::timestamp at time zone ${this.settings.OPERATOR_TIME_ZONE}::text) * 1000)::float8 as since from kept_since`);
    return (kept?.since ?? -Infinity) + days * DAY_MS;
  }
}
