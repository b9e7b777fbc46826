import { Injectable } from '@nestjs/common';
import type { CallRecord } from '@sidetone/domain/cdr';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { FailedCall } from './call-event.js';

/** A call that came in several records, as far as they have come. */
export interface PartialCall {
  readonly callKey: string;
  readonly source: string;
  readonly numberHash: string;
  readonly records: readonly CallRecord[];
  /** What was last published of it, as `revision`. */
  readonly told: FailedCall | null;
  readonly revision: number;
}

/** Keeps the records of calls that come in several, until the last has come and for a while after, for those that come late. */
@Injectable()
export class CallPartStore {
  /** Those that are kept of some calls of a source, by key, taken for this transaction. */
  async find(tx: Transaction, source: string, callIds: readonly string[]): Promise<ReadonlyMap<string, PartialCall>> {
    if (callIds.length === 0) return new Map();
    const rows = await tx.query<PartialCall>(sql`
      select call_key as "callKey", source, number_hash as "numberHash", records, told, revision
      from call_part where source = ${source} and call_id = any(${callIds}::text[]) order by call_key for update`);
    return new Map(rows.map((row) => [row.callKey, row]));
  }

  async keep(tx: Transaction, calls: readonly PartialCall[], expiresAt: Instant): Promise<void> {
    if (calls.length === 0) return;
    const types = {
      callKey: 'uuid',
      source: 'text',
      callId: ['text', ({ records }: PartialCall) => records[0]?.callId],
      numberHash: 'uuid',
      records: 'jsonb',
      told: 'jsonb',
      revision: 'int',
    } as const;
    await tx.query(sql`
      insert into call_part (call_key, source, call_id, number_hash, records, told, revision, expires_at)
      select callKey, source, callId, numberHash, records, told, revision, ${toIso(expiresAt)}::timestamptz
      from ${unnest(types, calls)} order by callKey
      on conflict (call_key) do update set records = excluded.records, told = excluded.told,
        revision = excluded.revision, expires_at = excluded.expires_at`);
  }
}
