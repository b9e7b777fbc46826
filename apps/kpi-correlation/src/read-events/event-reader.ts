import { Injectable } from '@nestjs/common';
import { Database, sql, utcText } from '@sidetone/platform/database';
import { badRequest, type Page } from '@sidetone/platform/web';

/** An event as it came. */
export interface RawEvent {
  readonly eventId: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  /** The KPI that it adds to by itself, if any, and how much; of what is divided, the value. */
  readonly kpi: string | null;
  readonly amount: number | null;
  readonly late: boolean;
  readonly data: unknown;
}

/** Which events of a subscription are asked for. */
export interface AskedEvents {
  /** First day on which they happened. */
  readonly from: string;
  /** Last day; without end unless given. */
  readonly to: string | undefined;
  readonly limit: number;
  readonly cursor: string | undefined;
}

export interface SubscriptionEvents extends Page<RawEvent> {
  readonly subscriptionId: string;
  /** The first day of which its events are told. */
  readonly from: string;
  /** Whether a master record names this subscription. */
  readonly linked: boolean;
}

/** Reads stored events for the API. */
@Injectable()
export class EventReader {
  constructor(private readonly database: Database) {}

  /** @throws Problem 400 for a cursor that is not one of ours */
  async ofSubscription(subscriptionId: string, asked: AskedEvents): Promise<SubscriptionEvents> {
    const { from, to, limit, cursor } = asked;
    const before = cursor === undefined ? undefined : parseCursor(cursor);
    const rows = await this.database.query<
      Omit<RawEvent, 'data'> & { key: string; position: string; data: string }
    >(sql`
      select event_id as "eventId", source, type, ${utcText('happened_at')} as time,
        kpi, (amount / coalesce(nullif(weight, 0), 1))::float8 as amount, late, data, seq::text as key, extract(epoch from happened_at)::text as position
      from event
      where subscription_id = ${subscriptionId} and day >= ${from}::date and day <= coalesce(${to ?? null}::date, 'infinity')
        and (${before?.position ?? null}::numeric is null or (happened_at, seq) < (to_timestamp(${before?.position ?? null}::numeric), ${before?.key ?? null}::bigint))
      order by happened_at desc, seq desc limit ${limit + 1}`);
    const linked = await this.database.query(sql`select 1 from subscription where subscription_id = ${subscriptionId}`);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      subscriptionId,
      from,
      linked: linked.length > 0,
      items: page.map(({ key: _key, position: _position, data, ...event }) => ({
        ...event,
        data: JSON.parse(data) as unknown,
      })),
      next: rows.length > limit && last ? `${last.position}_${last.key}` : null,
    };
  }
}

function parseCursor(cursor: string): { position: string; key: string } {
  const [, position, key] = /^(\d{1,11}(?:\.\d{1,6})?)_(\d{1,18})$/.exec(cursor) ?? [];
  if (position === undefined || key === undefined)
    throw badRequest('The cursor is not one of ours: take it from `next` of the page before.');
  return { position, key };
}
