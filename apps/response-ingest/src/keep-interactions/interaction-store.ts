import { Injectable } from '@nestjs/common';
import type { JourneyArea } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { KnownInteraction } from './known-interaction.js';

const columns = {
  interaction_id: 'text',
  customer_id: 'text',
  contact_id: 'text',
  subscription_id: 'text',
  journey_area: 'text',
  at: 'timestamptz',
} as const;

interface InteractionRow {
  readonly interaction_id: string;
  readonly customer_id: string;
  readonly contact_id: string | null;
  readonly subscription_id: string | null;
  readonly journey_area: JourneyArea | null;
  readonly at: Date;
}

/** The interactions that may be answered about. Each method is one statement, whatever the number. */
@Injectable()
export class InteractionStore {
  constructor(private readonly database: Database) {}

  /** Keeps what is no older than what is known; returns which those were. The ids given must differ. */
  async keep(tx: Transaction, interactions: readonly KnownInteraction[]): Promise<ReadonlySet<string>> {
    if (interactions.length === 0) return new Set();
    const rows = await tx.query<{ interaction_id: string }>(sql`
      insert into interaction as known (interaction_id, customer_id, contact_id, subscription_id, journey_area, at)
      select interaction_id, customer_id, contact_id, subscription_id, journey_area, at
      from ${unnest(columns, interactions.map(rowOf))} order by interaction_id
      on conflict (interaction_id) do update set customer_id = excluded.customer_id,
        contact_id = coalesce(excluded.contact_id, known.contact_id),
        subscription_id = coalesce(excluded.subscription_id, known.subscription_id),
        journey_area = excluded.journey_area, at = excluded.at
        where excluded.at >= known.at
      returning interaction_id`);
    return new Set(rows.map((row) => row.interaction_id));
  }

  async find(tx: Transaction, interactionId: string): Promise<KnownInteraction | undefined> {
    const [row] = await tx.query<InteractionRow>(sql`
      select * from interaction where interaction_id = ${interactionId}`);
    return row && interactionOf(row);
  }

  /** Forgets interactions that ended before then, so many at most; returns how many. */
  async forget(before: Instant, most: number): Promise<number> {
    const rows = await this.database.query(sql`
      delete from interaction where interaction_id in (
        select interaction_id from interaction where at < ${toIso(before)}::timestamptz
        order by at limit ${most} for update skip locked)
      returning 1`);
    return rows.length;
  }

  async countBefore(before: Instant): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(sql`
      select count(*)::int as count from interaction where at < ${toIso(before)}::timestamptz`);
    return row?.count ?? 0;
  }
}

function rowOf(interaction: KnownInteraction): { readonly [K in keyof typeof columns]: unknown } {
  const { interactionId, customerId, contactId, subscriptionId, journeyArea, at } = interaction;
  return {
    interaction_id: interactionId,
    customer_id: customerId,
    contact_id: contactId,
    subscription_id: subscriptionId,
    journey_area: journeyArea,
    at: toIso(at),
  };
}

function interactionOf(row: InteractionRow): KnownInteraction {
  return {
    interactionId: row.interaction_id,
    customerId: row.customer_id,
    contactId: row.contact_id ?? undefined,
    subscriptionId: row.subscription_id ?? undefined,
    journeyArea: row.journey_area ?? undefined,
    at: row.at.getTime(),
  };
}
