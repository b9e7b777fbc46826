import { Injectable } from '@nestjs/common';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** A resource that carries a subscription, from `valid_from` to before `valid_to`. */
export interface Link {
  readonly link_id: string;
  readonly subscription_id: string;
  readonly resource_id: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly version: number;
}

const columns = {
  link_id: 'text',
  subscription_id: 'text',
  resource_id: 'text',
  valid_from: 'timestamptz',
  valid_to: 'timestamptz',
  version: 'bigint',
} as const;

/** An ended link is kept so long, in case an earlier version of it comes late. */
const REMEMBERED_MS = 30 * DAY_MS;

/** The links. Each method is one statement, whatever the number. */
@Injectable()
export class LinkStore {
  /** Keeps what is newer than what is known; returns the ids of those. */
  async keep(tx: Transaction, links: readonly Link[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ link_id: string }>(sql`
      insert into line_link as known (link_id, subscription_id, resource_id, valid_from, valid_to, version)
      select link_id, subscription_id, resource_id, valid_from, valid_to, version from ${unnest(columns, links)} order by link_id
      on conflict (link_id) do update set
        subscription_id = excluded.subscription_id, resource_id = excluded.resource_id,
        valid_from = excluded.valid_from, valid_to = excluded.valid_to, version = excluded.version
      where known.version < excluded.version
      returning link_id`);
    return new Set(rows.map((row) => row.link_id));
  }

  /** Forgets links; returns the ids that were known. */
  async forget(tx: Transaction, linkIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ link_id: string }>(sql`
      delete from line_link where link_id = any(${linkIds}::text[]) returning link_id`);
    return new Set(rows.map((row) => row.link_id));
  }

  /** Forgets up to twice as many ended ones as were just told of. Shares of use come anew every week: without this they would pile up. */
  async forgetEnded(tx: Transaction, now: Instant, toldOf: number): Promise<void> {
    await tx.query(sql`
      delete from line_link where link_id in (
        select link_id from line_link where valid_to < ${toIso(now - REMEMBERED_MS)}::timestamptz
        order by valid_to limit ${2 * toldOf} for update skip locked)`);
  }
}
