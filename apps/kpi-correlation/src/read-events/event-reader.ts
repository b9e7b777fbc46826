import { Injectable } from '@nestjs/common';
import { Database, sql, utcText } from '@sidetone/platform/database';
import { badRequest } from '@sidetone/platform/web';

export interface DailyTotal {
  readonly day: string;
  readonly events: number;
  readonly amount: number;
  readonly subscriptions: number;
}

/** Why events reach no respondent: they name an id that no master record knows, or neither subscription nor customer at all. */
export type UnlinkedReason = 'unknownSubscription' | 'unknownCustomer' | 'resourceOnly';

export interface UnlinkedEvents {
  readonly type: string;
  readonly reason: UnlinkedReason;
  readonly events: number;
  readonly subscriptions: number;
  readonly oldest: string;
}

export interface SubscriptionEvents {
  readonly subscriptionId: string;
  /** Whether a master record names this subscription. */
  readonly linked: boolean;
  readonly items: readonly {
    readonly eventId: string;
    readonly source: string;
    readonly type: string;
    readonly time: string;
    readonly kpi: string | null;
    readonly amount: number | null;
    readonly late: boolean;
    readonly data: unknown;
  }[];
  readonly next: string | null;
}

/** Reads stored events and totals for the API. */
@Injectable()
export class EventReader {
  constructor(private readonly database: Database) {}

  daily(kpi: string, from: string | undefined, to: string | undefined): Promise<DailyTotal[]> {
    return this.database.query<DailyTotal>(sql`
      select day::text as day, sum(events)::float8 as events, sum(amount)::float8 as amount, count(*)::float8 as subscriptions
      from kpi_daily
      where kpi = ${kpi} and scope = 'subscription' and day >= coalesce(${from ?? null}::date, '-infinity') and day <= coalesce(${to ?? null}::date, 'infinity')
      group by day order by day`);
  }

  unlinked(): Promise<UnlinkedEvents[]> {
    return this.database.query<UnlinkedEvents>(sql`
      select type, reason, count(*)::float8 as events, count(distinct subscription_id)::float8 as subscriptions,
        ${utcText('min(arrived_at)')} as oldest
      from event cross join lateral (select case
        when event.subscription_id is not null then 'unknownSubscription'
        when event.customer_id is not null then 'unknownCustomer'
        else 'resourceOnly' end as reason) as told
      where case reason
        when 'unknownSubscription' then not exists (select from subscription where subscription.subscription_id = event.subscription_id)
        when 'unknownCustomer' then not exists (select from customer where customer.customer_id = event.customer_id)
        else true end
      group by type, reason order by type, reason`);
  }

  /** @throws Problem 400 for a cursor that is not one of ours */
  async ofSubscription(subscriptionId: string, limit: number, cursor: string | undefined): Promise<SubscriptionEvents> {
    const before = cursor === undefined ? undefined : parseCursor(cursor);
    const rows = await this.database.query<
      Omit<SubscriptionEvents['items'][number], 'data'> & { key: string; position: string; data: string }
    >(sql`
      select event_id as "eventId", source, type, ${utcText('happened_at')} as time,
        kpi, (amount / coalesce(weight, 1))::float8 as amount, late, data, seq::text as key, extract(epoch from happened_at)::text as position
      from event
      where subscription_id = ${subscriptionId}
        and (${before?.position ?? null}::numeric is null or (happened_at, seq) < (to_timestamp(${before?.position ?? null}::numeric), ${before?.key ?? null}::bigint))
      order by happened_at desc, seq desc limit ${limit + 1}`);
    const linked = await this.database.query(sql`select 1 from subscription where subscription_id = ${subscriptionId}`);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      subscriptionId,
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
