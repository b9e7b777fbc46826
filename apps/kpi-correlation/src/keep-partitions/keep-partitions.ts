import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, localDay, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { EventPartitions } from './event-partitions.js';

const AHEAD_DAYS = 3;
/** How far ahead of its last word a history may add to a day: a promise that is then missed. */
const LAST_WORD_DAYS = 60;

/**
 * Makes the days to come ready, and drops those that are over: once a day of the service's clock. What is older than an event may be when
 * it comes (rule R9) needs not be remembered (rule R10): one setting, `EVENT_MAX_AGE_DAYS`, says both. Daily totals stay.
 */
@Injectable()
export class KeepPartitions implements DueWork {
  readonly name = 'keep partitions';
  private doneOn: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly partitions: EventPartitions,
    @Inject(SETTINGS)
    private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE' | 'EVENT_MAX_AGE_DAYS'>,
    due: DueRunner,
  ) {
    due.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    if ((await this.countDue(now)) === 0) return 0;
    await this.partitions.ensure(Array.from({ length: AHEAD_DAYS + 1 }, (_, day) => this.dayOf(now + day * DAY_MS)));
    // A day more than the setting: an event of the last allowed instant is stored by its day, and days differ by zone.
    const oldest = this.dayOf(now - (this.settings.EVENT_MAX_AGE_DAYS + 1) * DAY_MS);
    const over = (await this.partitions.days()).filter((day) => day < oldest);
    // First: what is told of a day that goes must not change a total that can no longer be counted.
    await this.close(oldest);
    for (const day of over) await this.partitions.drop(day);
    await this.partitions.forgetKeysBefore(oldest);
    this.partitions.distrustBefore(oldest);
    this.doneOn = this.dayOf(now);
    return 1;
  }

  async countDue(now: Instant): Promise<number> {
    return this.dayOf(now) === this.doneOn || now === 0 ? 0 : 1;
  }

  /**
   * Closes the days whose events go, so that their totals stay. Tickets, alarms and the like go when nothing was heard of them for so long and a
   * while more: what one told last may lie ahead of that, as a promise does. An old ticket that is still told of keeps its history.
   */
  private async close(oldest: string): Promise<void> {
    await this.database.query(sql`
      with closed as (update kept_since set day = greatest(day, ${oldest}::date)),
      facts as (delete from fact_reach where day < ${oldest}::date),
      over as (delete from entity where last_at < ${oldest}::date - ${LAST_WORD_DAYS}::int returning type, entity_id),
      reached as (delete from entity_reach using over where entity_reach.type = over.type and entity_reach.entity_id = over.entity_id)
      delete from entity_event using over where entity_event.type = over.type and entity_event.entity_id = over.entity_id`);
  }

  private dayOf(instant: Instant): string {
    return localDay(instant, this.settings.OPERATOR_TIME_ZONE);
  }
}
