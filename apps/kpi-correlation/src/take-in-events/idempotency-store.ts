import { Injectable } from '@nestjs/common';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import type { Taken } from './event-intake.js';
import type { EventsAnswer } from './events-answer.dto.js';

/** Where the use of a key stands. */
export type Claim =
  | { readonly kind: 'ours' }
  | { readonly kind: 'answered'; readonly taken: Taken }
  /** The same request is being worked on. */
  | { readonly kind: 'inWork' }
  /** The key belongs to another request. */
  | { readonly kind: 'otherRequest' };

const KEPT_MS = DAY_MS;
const FORGET_AT_ONCE = 1_000;

interface Row {
  readonly fingerprint: string;
  readonly status: number | null;
  readonly answer: EventsAnswer | null;
}

/** Answers by idempotency key, kept for 24 hours. */
@Injectable()
export class IdempotencyStore {
  constructor(private readonly database: Database) {}

  /** Claims a key for a request, unless someone has. A claim whose holder died without an answer is given anew after a minute. */
  async claim(key: string, fingerprint: string, now: Instant): Promise<Claim> {
    const claimed = await this.database.query(sql`
      insert into idempotent_request as held (idempotency_key, fingerprint, expires_at)
      values (${key}, ${fingerprint}, ${toIso(now + KEPT_MS)})
      on conflict (idempotency_key) do update
        set fingerprint = excluded.fingerprint, status = null, answer = null, claimed_at = now(), expires_at = excluded.expires_at
        where held.expires_at <= ${toIso(now)}
          or (held.fingerprint = excluded.fingerprint and held.status is null and held.claimed_at < now() - interval '1 minute')
      returning 1`);
    if (claimed.length > 0) return { kind: 'ours' };
    const [held] = await this.database.query<Row>(
      sql`select fingerprint, status, answer from idempotent_request where idempotency_key = ${key}`,
    );
    if (held === undefined) return { kind: 'inWork' }; // given back in between: the caller may try again
    if (held.fingerprint !== fingerprint) return { kind: 'otherRequest' };
    return held.status === null || held.answer === null
      ? { kind: 'inWork' }
      : { kind: 'answered', taken: { status: held.status, answer: held.answer } };
  }

  async keep(key: string, { status, answer }: Taken): Promise<void> {
    await this.database.query(
      sql`update idempotent_request set status = ${status}, answer = ${JSON.stringify(answer)}::json where idempotency_key = ${key}`,
    );
  }

  /** Gives a claim back, so that the request may be sent again at once. */
  async release(key: string): Promise<void> {
    await this.database.query(sql`delete from idempotent_request where idempotency_key = ${key} and status is null`);
  }

  /** Forgets what is over; returns how many. */
  async forget(now: Instant): Promise<number> {
    const rows = await this.database.query(sql`
      delete from idempotent_request where idempotency_key in (
        select idempotency_key from idempotent_request where expires_at <= ${toIso(now)} limit ${FORGET_AT_ONCE} for update skip locked)
      returning 1`);
    return rows.length;
  }

  async countToForget(now: Instant): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      sql`select count(*)::int as count from idempotent_request where expires_at <= ${toIso(now)}`,
    );
    return row?.count ?? 0;
  }
}
