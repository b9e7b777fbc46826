import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';

const AT_ONCE = 5_000;

/** Forgets deliveries that ended long ago, and the events that none needs any more. */
@Injectable()
export class ForgetDeliveries implements DueWork {
  readonly name = 'forget deliveries';

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'WEBHOOK_KEEP_DAYS'>,
    due: DueRunner,
  ) {
    due.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    const before = toIso(now - this.settings.WEBHOOK_KEEP_DAYS * DAY_MS);
    const ended = await this.database.query(sql`
      delete from webhook_delivery where seq in (select seq from webhook_delivery where ended_at < ${before}::timestamptz
        order by ended_at limit ${AT_ONCE} for update skip locked) returning 1`);
    const events = await this.database.query(sql`
      delete from webhook_event where event_id in (select event_id from webhook_event as one
        where kept_at < ${before}::timestamptz and not exists (select 1 from webhook_delivery where event_id = one.event_id)
        order by kept_at limit ${AT_ONCE} for update skip locked) returning 1`);
    return ended.length + events.length;
  }

  /** Nobody waits for it. */
  async countDue(): Promise<number> {
    return 0;
  }
}
