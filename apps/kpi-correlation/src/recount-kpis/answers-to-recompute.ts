import { Inject, Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';

/** Marks answers whose exposure tells of a KPI that counts otherwise now. */
@Injectable()
export class AnswersToRecompute {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>) {}

  /** Marks those given from the beginning of one day to the beginning of another, both as `2026-11-23`; null is without end. */
  async mark(tx: Transaction, from: string | null, until: string | null, now: Instant): Promise<void> {
    const midnight = (day: string | null) =>
      sql`${day}::date::timestamp at time zone ${this.settings.OPERATOR_TIME_ZONE}::text`;
    await tx.query(sql`
      update answer set compute_at = least(coalesce(compute_at, 'infinity'), ${toIso(now)}::timestamptz)
      from (
        select response_id from answer where not withdrawn
          and answered_at >= coalesce(${midnight(from)}, '-infinity') and answered_at < coalesce(${midnight(until)}, 'infinity')
        order by response_id for update) as found
      where answer.response_id = found.response_id`);
  }
}
