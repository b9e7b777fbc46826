import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Sql, type Transaction } from '@sidetone/platform/database';
import type { Hub } from './hub.dto.js';
import { nextTry, type HubAnswer, type HubToCall } from './hub.js';

export interface NewHub {
  readonly api: string;
  readonly hubUrl: string;
  readonly callback: string;
  readonly query: string | undefined;
}

const UNKNOWN_THERE =
  'The hub never told under which id it knows us, so it cannot be told: remove our callback there by hand, then DELETE this once more.';

/** The hubs at which we listen. */
@Injectable()
export class HubStore {
  constructor(private readonly database: Database) {}

  /** Adds a hub to register at, unless it is there; returns it as it stands. */
  async add({ api, hubUrl, callback, query }: NewHub, now: Instant): Promise<Hub | undefined> {
    const at = toIso(now);
    await this.database.query(sql`
      insert into tmf_hub (hub_id, api, hub_url, callback, query, state, next_try_at, created_at, changed_at)
      values (${randomUUID()}, ${api}, ${hubUrl}, ${callback}, ${query ?? null}, 'registering', ${at}, ${at}, ${at})
      on conflict (hub_url, callback) do nothing`);
    const [hub] = await this.hubs(sql`where hub_url = ${hubUrl} and callback = ${callback}`);
    return hub;
  }

  list(): Promise<Hub[]> {
    return this.hubs(sql`order by created_at, hub_id`);
  }

  async find(hubId: string): Promise<Hub | undefined> {
    const [hub] = await this.hubs(sql`where hub_id = ${hubId}`);
    return hub;
  }

  /**
   * Has a hub told that we listen no longer; false for one that is not there. Waits for a call that is under way. A hub that never
   * told under which id it knows us cannot be told: it stays listed with what is to be done there, until this is asked once more.
   */
  async unregister(hubId: string, now: Instant): Promise<boolean> {
    const at = toIso(now);
    const forgotten = await this.database.query(sql`
      delete from tmf_hub where hub_id = ${hubId} and remote_id is null
        and (state = 'unregistering' or (state = 'registering' and attempts = 0)) returning 1`);
    if (forgotten.length > 0) return true;
    const rows = await this.database.query(sql`
      update tmf_hub set state = 'unregistering', attempts = 0, changed_at = ${at},
        next_try_at = case when remote_id is null then null else ${at}::timestamptz end,
        last_error = case when remote_id is null then ${UNKNOWN_THERE} else last_error end
      where hub_id = ${hubId} returning 1`);
    return rows.length > 0;
  }

  /** At most so many hubs that are to be called, held until the transaction ends. */
  takeDue(tx: Transaction, now: Instant, most: number): Promise<HubToCall[]> {
    return tx.query<HubToCall>(sql`
      select hub_id as "hubId", hub_url as "hubUrl", callback, query, state, remote_id as "remoteId", attempts
      from tmf_hub where next_try_at <= ${toIso(now)} order by next_try_at limit ${most} for update skip locked`);
  }

  /** Keeps what a hub answered: settled, gone, or to be called again. */
  async keepAnswer(tx: Transaction, { hubId, attempts }: HubToCall, answer: HubAnswer, now: Instant): Promise<void> {
    const at = toIso(now);
    switch (answer.kind) {
      case 'registered':
        await tx.query(sql`
          update tmf_hub set state = 'registered', remote_id = ${answer.remoteId}, attempts = 0, next_try_at = null,
            last_error = null, changed_at = ${at} where hub_id = ${hubId}`);
        return;
      case 'unregistered':
        await tx.query(sql`delete from tmf_hub where hub_id = ${hubId}`);
        return;
      case 'failed':
        await tx.query(sql`
          update tmf_hub set attempts = ${attempts + 1}, next_try_at = ${toIso(nextTry(attempts + 1, now))},
            last_error = ${answer.reason}, changed_at = ${at} where hub_id = ${hubId}`);
    }
  }

  async countDue(now: Instant): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      sql`select count(*)::int as count from tmf_hub where next_try_at <= ${toIso(now)}`,
    );
    return row?.count ?? 0;
  }

  private hubs(which: Sql): Promise<Hub[]> {
    return this.database.query<Hub>(sql`
      select hub_id as "hubId", api, hub_url as "hubUrl", callback, query, state, attempts, last_error as "lastError",
        ${utcText('next_try_at')} as "nextTryAt", ${utcText('changed_at')} as "changedAt"
      from tmf_hub ${which}`);
  }
}
