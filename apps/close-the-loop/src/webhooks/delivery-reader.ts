import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText } from '@sidetone/platform/database';
import type { DeliveryAnswer } from './webhook-body.js';
import type { DeliveryState } from './webhook.js';

export type DeliveryRow = DeliveryAnswer & { readonly seq: number };

/** What became of deliveries, for people. */
@Injectable()
export class DeliveryReader {
  constructor(private readonly database: Database) {}

  /** The newest first, before the one numbered `before`. */
  list(
    webhookId: string,
    state: DeliveryState | undefined,
    before: number | undefined,
    limit: number,
  ): Promise<DeliveryRow[]> {
    return this.database.query<DeliveryRow>(sql`
      select seq::float8 as seq, event_id as "eventId", type, case_id as "caseId", state,
        attempts - attempts_before as attempts,
        ${utcText('queued_at')} as "queuedAt", case when ended_at is null then ${utcText('due_at')} end as "nextAttemptAt",
        ${utcText('ended_at')} as "endedAt", last_status as "lastStatus", failure
      from webhook_delivery join webhook_event using (event_id)
      where webhook_id = ${webhookId} and (${state ?? null}::text is null or state = ${state ?? null}::text)
        and (${before ?? null}::float8 is null or seq < ${before ?? null}::float8)
      order by seq desc limit ${limit}`);
  }

  /** Lets dead deliveries begin anew, one or all of them; returns how many. Pauses and attempts are counted from here on. */
  async redeliver(webhookId: string, eventId: string | undefined, now: Instant, giveUpAt: Instant): Promise<number> {
    const rows = await this.database.query(sql`
      update webhook_delivery set state = 'waiting', due_at = ${toIso(now)}::timestamptz, ended_at = null,
        give_up_at = ${toIso(giveUpAt)}::timestamptz, attempts_before = attempts
      where webhook_id = ${webhookId} and state = 'dead' and (${eventId ?? null}::text is null or event_id = ${eventId ?? null}::text)
      returning 1`);
    return rows.length;
  }
}
