import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, utcText, type Transaction } from '@sidetone/platform/database';
import type { FailedCall, UntoldCall } from './call-event.js';

/** Calls of one source that wait for their subscription. */
export interface ParkedCalls {
  readonly source: string;
  readonly calls: number;
  readonly firstGivenUpAt: string;
}

/** Failed calls whose number belongs to no known subscription: kept without the number until it does. */
@Injectable()
export class ParkedCallStore {
  constructor(private readonly database: Database) {}

  async park(tx: Transaction, calls: readonly UntoldCall[], expiresAt: Instant): Promise<void> {
    const last = new Map(calls.map((call) => [call.callKey, call]));
    if (last.size === 0) return;
    const types = {
      callKey: 'uuid',
      numberHash: 'uuid',
      source: 'text',
      eventId: 'text',
      startedAt: ['timestamptz', ({ startedAt }: UntoldCall) => toIso(startedAt)],
      data: 'jsonb',
    } as const;
    await tx.query(sql`
      insert into parked_call (call_key, number_hash, source, event_id, started_at, data, expires_at)
      select callKey, numberHash, source, eventId, startedAt, data, ${toIso(expiresAt)}::timestamptz
      from ${unnest(types, [...last.values()])} order by callKey
      on conflict (call_key) do update set event_id = excluded.event_id, started_at = excluded.started_at,
        data = excluded.data, expires_at = excluded.expires_at`);
  }

  /** Those of some numbers, taken for this transaction. */
  async ofNumbers(tx: Transaction, numberHashes: readonly string[]): Promise<readonly UntoldCall[]> {
    const rows = await tx.query<{
      callKey: string;
      numberHash: string;
      source: string;
      eventId: string;
      startedMs: number;
      data: FailedCall;
    }>(sql`
      select call_key as "callKey", number_hash as "numberHash", source, event_id as "eventId",
        (extract(epoch from started_at) * 1000)::float8 as "startedMs", data
      from parked_call where number_hash = any(${numberHashes}::uuid[]) order by call_key for update`);
    return rows.map(({ startedMs, ...row }) => ({
      ...row,
      startedAt: startedMs,
    }));
  }

  async release(tx: Transaction, calls: readonly UntoldCall[]): Promise<void> {
    if (calls.length === 0) return;
    await tx.query(sql`delete from parked_call where call_key = any(${calls.map(({ callKey }) => callKey)}::uuid[])`);
  }

  waiting(): Promise<ParkedCalls[]> {
    return this.database.query<ParkedCalls>(sql`
      select source, count(*)::int as calls, ${utcText('min(expires_at)')} as "firstGivenUpAt"
      from parked_call group by source order by source`);
  }
}
