import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';
import type { Webhook, WebhookState } from './webhook.js';

const COLUMNS = sql`webhook_id as "webhookId", url, event_types as "eventTypes", state, reason,
  ${utcText('previous_until')} as "previousSecretUntil", version, ${utcText('created_at')} as "createdAt",
  ${utcText('changed_at')} as "changedAt", changed_by as "changedBy"`;

export interface WebhookChange {
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly state: WebhookState;
}

/** The webhooks. What is read in a transaction is locked until its end. */
@Injectable()
export class WebhookStore {
  constructor(private readonly database: Database) {}

  list(): Promise<Webhook[]> {
    return this.database.query<Webhook>(sql`select ${COLUMNS} from webhook order by webhook_id`);
  }

  async byId(webhookId: string): Promise<Webhook | undefined> {
    const rows = await this.database.query<Webhook>(
      sql`select ${COLUMNS} from webhook where webhook_id = ${webhookId}`,
    );
    return rows[0];
  }

  async locked(tx: Transaction, webhookId: string): Promise<Webhook | undefined> {
    const rows = await tx.query<Webhook>(
      sql`select ${COLUMNS} from webhook where webhook_id = ${webhookId} for update`,
    );
    return rows[0];
  }

  /** @param secret sealed */
  async add(
    { webhookId, url, eventTypes }: Pick<Webhook, 'webhookId' | 'url' | 'eventTypes'>,
    secret: string,
    at: Instant,
    by: string,
  ): Promise<Webhook | undefined> {
    const rows = await this.database.query<Webhook>(sql`
      insert into webhook (webhook_id, url, event_types, state, secret, version, created_at, changed_at, changed_by)
      values (${webhookId}, ${url}, ${[...eventTypes]}::text[], 'active', ${secret}, 1, ${toIso(at)}::timestamptz,
        ${toIso(at)}::timestamptz, ${by})
      returning ${COLUMNS}`);
    return rows[0];
  }

  async change(
    tx: Transaction,
    webhookId: string,
    { url, eventTypes, state }: WebhookChange,
    at: Instant,
    by: string,
  ): Promise<Webhook | undefined> {
    const rows = await tx.query<Webhook>(sql`
      update webhook set url = ${url}, event_types = ${[...eventTypes]}::text[], state = ${state}::text,
        reason = case when ${state}::text = 'paused' then ${`Paused by ${by}.`} end,
        version = version + 1, changed_at = ${toIso(at)}::timestamptz, changed_by = ${by}
      where webhook_id = ${webhookId} returning ${COLUMNS}`);
    return rows[0];
  }

  /** The secret in force becomes the one before, and signs until `until`. @param secret sealed */
  async rotate(
    tx: Transaction,
    webhookId: string,
    { secret, until }: { readonly secret: string; readonly until: Instant },
    at: Instant,
    by: string,
  ): Promise<Webhook | undefined> {
    const rows = await tx.query<Webhook>(sql`
      update webhook set previous_secret = secret, previous_until = ${toIso(until)}::timestamptz, secret = ${secret},
        version = version + 1, changed_at = ${toIso(at)}::timestamptz, changed_by = ${by}
      where webhook_id = ${webhookId} returning ${COLUMNS}`);
    return rows[0];
  }

  /** Leaves a webhook alone whose target is gone; false where somebody has changed it meanwhile. */
  async markGone(tx: Transaction, webhookId: string, url: string, reason: string, at: Instant): Promise<boolean> {
    const rows = await tx.query(sql`
      update webhook set state = 'gone', reason = ${reason}, version = version + 1, changed_at = ${toIso(at)}::timestamptz,
        changed_by = 'sidetone'
      where webhook_id = ${webhookId} and url = ${url} and state = 'active' returning 1`);
    return rows.length > 0;
  }

  async remove(webhookId: string): Promise<boolean> {
    const rows = await this.database.query(sql`delete from webhook where webhook_id = ${webhookId} returning 1`);
    return rows.length > 0;
  }
}
