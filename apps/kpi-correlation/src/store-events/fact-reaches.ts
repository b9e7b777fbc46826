import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { LONGEST_WINDOW_MS, type Touch } from '../compute-exposures/touch.js';
import { TouchedAnswers } from '../compute-exposures/touched-answers.js';
import type { PlacedRow } from './event-keys.js';

interface Further {
  readonly resource_id: string;
  readonly happened_at: Instant;
  readonly day: string;
  readonly seq: number;
  readonly substance_key: string | null;
}

const COLUMNS = {
  resource_id: 'text',
  happened_at: 'float8',
  day: 'date',
  seq: 'int8',
  substance_key: 'uuid',
} as const;

/** The second and further resources of facts that name no subscription (a cell and the site it stands on): the first stands with the event. */
@Injectable()
export class FactReaches {
  constructor(private readonly touched: TouchedAnswers) {}

  /** Keeps those of facts just stored, in the place of those of their earlier revisions. The answers that these had touched may lose something. */
  async add(tx: Transaction, stored: readonly PlacedRow[]): Promise<void> {
    const facts = stored.filter(({ row }) => row.of.entityId === undefined);
    await this.replace(tx, facts);
    const further = facts.flatMap(furtherOf);
    if (further.length === 0) return;
    await tx.query(sql`
      insert into fact_reach (resource_id, happened_at, day, seq, substance_key)
      select resource_id, to_timestamp(happened_at / 1000), day, seq, substance_key from ${unnest(COLUMNS, further)}`);
  }

  private async replace(tx: Transaction, facts: readonly PlacedRow[]): Promise<void> {
    const revised = facts.filter(({ row }) => row.of.revision !== undefined && row.substanceKey !== null);
    if (revised.length === 0) return;
    const gone = await tx.query<Pick<Further, 'resource_id' | 'happened_at'>>(sql`
      delete from fact_reach where substance_key = any(${revised.map(({ row }) => row.substanceKey)}::uuid[])
      returning resource_id, (extract(epoch from happened_at) * 1000)::float8 as happened_at`);
    const touches = gone.map(({ resource_id, happened_at }): Touch => ({
      kind: 'resource',
      id: resource_id,
      from: happened_at - 1,
      to: happened_at + LONGEST_WINDOW_MS,
    }));
    const arrivedAt = revised.reduce((last, { row }) => Math.max(last, row.event.arrivedAt), 0);
    await this.touched.mark(tx, touches, arrivedAt);
  }
}

function furtherOf({ row, day, seq }: PlacedRow): Further[] {
  const [, ...further] = (row.of.used ?? true) ? (row.of.reaches?.resources ?? []) : [];
  const at = { happened_at: row.event.time, day, seq, substance_key: row.substanceKey };
  return further.map((resource_id) => ({ resource_id, ...at }));
}
