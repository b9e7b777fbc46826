import { sql, unnest, type Database, type Transaction } from '../database/index.js';
import type { Outcome } from './outcome.js';

export interface RecordFate {
  readonly topic: string;
  readonly fate: 'stored' | 'dropped' | 'deadLettered';
  readonly reason: string;
  readonly records: number;
}

const FATES = { ok: 'stored', drop: 'dropped', deadLetter: 'deadLettered' } as const;

/**
 * Counts what became of each record, in the transaction of its effect. A record that is delivered again after a crash is
 * counted once, because a partition is only counted from where its count stands.
 */
export class RecordLedger {
  /** Takes the partition's row, so that a former owner and a new one wait for each other; returns the next offset to count. */
  async open(tx: Transaction, topic: string, partition: number): Promise<number> {
    const [row] = await tx.query<{ counted_to: string }>(sql`
      insert into record_position as held (topic, partition, counted_to) values (${topic}, ${partition}, 0)
      on conflict (topic, partition) do update set counted_to = held.counted_to
      returning counted_to`);
    return Number(row?.counted_to ?? 0);
  }

  /** Counts `outcomes`, whose offsets are `offsets`, from `countedTo` on. */
  async count(
    tx: Transaction,
    topic: string,
    partition: number,
    countedTo: number,
    offsets: readonly number[],
    outcomes: readonly Outcome[],
  ): Promise<void> {
    const tally = new Map<string, { fate: string; reason: string; records: number }>();
    outcomes.forEach((outcome, index) => {
      if ((offsets[index] ?? -1) < countedTo) return;
      const fate = FATES[outcome.kind];
      const reason = outcome.kind === 'ok' ? '' : reasonKind(outcome.reason);
      const entry = tally.get(`${fate} ${reason}`) ?? { fate, reason, records: 0 };
      entry.records += 1;
      tally.set(`${fate} ${reason}`, entry);
    });
    const last = offsets.at(-1);
    if (last === undefined || tally.size === 0) return;
    await tx.query(sql`
      with moved as (update record_position set counted_to = ${last + 1}::bigint where topic = ${topic} and partition = ${partition})
      insert into record_fate as total (topic, fate, reason, records)
      select ${topic}::text, fate, reason, records from ${unnest({ fate: 'text', reason: 'text', records: 'bigint' }, [...tally.values()])}
      on conflict (topic, fate, reason) do update set records = total.records + excluded.records`);
  }

  async fates(database: Database): Promise<readonly RecordFate[]> {
    return database.query<RecordFate>(
      sql`select topic, fate, reason, records::float8 as records from record_fate order by topic, fate, reason`,
    );
  }
}

/** A reason's kind: what stands before the first colon. What follows tells of the single record and would make as many rows as records. */
function reasonKind(reason: string): string {
  const colon = reason.indexOf(':');
  return (colon < 0 ? reason : reason.slice(0, colon)).slice(0, 200);
}
