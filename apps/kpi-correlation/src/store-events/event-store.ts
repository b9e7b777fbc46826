import { Inject, Injectable } from '@nestjs/common';
import { sql, unnest, type ColumnTypes, type Transaction } from '@sidetone/platform/database';
import { drop, ok, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { dayBook } from './day-book.js';
import type { EventRow } from './event-row.js';
import { judgeRepeat, type KnownEvent } from './judge-repeat.js';

type StoredRow = EventRow & { readonly position: number; readonly day: string };

const COLUMNS = {
  position: 'int',
  event_key: 'uuid',
  substance_key: 'uuid',
  type: 'text',
  happened_at: 'float8',
  arrived_at: 'float8',
  late: 'bool',
  source: 'text',
  event_id: 'text',
  subject: 'text',
  entity_id: 'text',
  subscription_id: 'text',
  customer_id: 'text',
  kpi: 'text',
  amount: 'float8',
  revision: 'int8',
  data: 'text',
  day: 'date',
} as const satisfies ColumnTypes<StoredRow>;

/** Operational events, each once, with the daily totals in step. */
@Injectable()
export class EventStore {
  private readonly dayOf: (instant: number) => string;

  constructor(@Inject(SETTINGS) settings: Settings & { readonly OPERATOR_TIME_ZONE: string }) {
    this.dayOf = dayBook(settings.OPERATOR_TIME_ZONE);
  }

  /**
   * Stores what is new and adds it to the daily totals in one statement. What was there before is judged by rules R10 and R11:
   * a repetition is dropped, the same id with another content is refused, a greater revision takes the place of a smaller.
   */
  async add(tx: Transaction, rows: readonly EventRow[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = rows.map(() => ok);
    const { first, repeated } = apart(rows.map((row, position): StoredRow => ({ ...row, position, day: this.dayOf(row.happened_at) })));
    let refused = [...(await this.insert(tx, first)), ...repeated];
    while (refused.length > 0) {
      const replacing = await this.judge(tx, refused, outcomes);
      await this.supersede(tx, replacing);
      refused = await this.insert(tx, replacing);
    }
    return outcomes;
  }

  /** Returns the rows that a key refused. */
  private async insert(tx: Transaction, rows: readonly StoredRow[]): Promise<StoredRow[]> {
    if (rows.length === 0) return [];
    const refused = await tx.query<{ position: number }>(sql`
      with incoming as materialized (select * from ${unnest(COLUMNS, rows)}),
      stored as (
        insert into event (event_key, substance_key, type, happened_at, day, arrived_at, late, source, event_id, subject, entity_id,
          subscription_id, customer_id, kpi, amount, revision, data)
        select event_key, substance_key, type, to_timestamp(happened_at / 1000), day, to_timestamp(arrived_at / 1000), late, source, event_id, subject,
          entity_id, subscription_id, customer_id, kpi, amount, revision, data
        from incoming
        on conflict do nothing
        returning event_key, subscription_id, day, kpi, amount),
      totalled as (
        insert into kpi_daily as total (subscription_id, day, kpi, events, amount)
        select subscription_id, day, kpi, count(*), sum(amount) from stored
        where subscription_id is not null and kpi is not null
        group by subscription_id, day, kpi order by subscription_id, day, kpi
        on conflict (subscription_id, day, kpi) do update set events = total.events + excluded.events, amount = total.amount + excluded.amount)
      select position from incoming where not exists (select from stored where stored.event_key = incoming.event_key) order by position`);
    const byPosition = new Map(rows.map((row) => [row.position, row]));
    return refused.flatMap(({ position }) => byPosition.get(position) ?? []);
  }

  /** Decides what the refused rows are; returns those that take the place of an earlier revision, one per substance. */
  private async judge(tx: Transaction, rows: readonly StoredRow[], outcomes: Outcome[]): Promise<StoredRow[]> {
    const known = await tx.query<KnownEvent & { event_key: string; substance_key: string | null }>(sql`
      select event_key, substance_key, type, source, event_id, subject, data, revision::float8 as revision,
        (extract(epoch from happened_at) * 1000)::float8 as happened_at
      from event
      where event_key = any(${rows.map((row) => row.event_key)}::uuid[])
        or substance_key = any(${rows.flatMap((row) => row.substance_key ?? [])}::uuid[])`);
    const byKey = new Map(known.map((event) => [event.event_key, event]));
    const bySubstance = new Map(known.flatMap((event) => (event.substance_key === null ? [] : [[event.substance_key, event] as const])));
    const replacing = new Map<string, StoredRow>();
    for (const row of rows) {
      const sameSubstance = row.substance_key === null ? undefined : bySubstance.get(row.substance_key);
      const verdict = judgeRepeat(row, byKey.get(row.event_key), sameSubstance);
      if (verdict.kind === 'replaces' && row.substance_key !== null) {
        const rival = replacing.get(row.substance_key);
        if (rival && rival.revision >= row.revision) {
          outcomes[row.position] = drop('not newer than what is known');
          continue;
        }
        replacing.set(row.substance_key, row);
      } else if (verdict.kind !== 'replaces') {
        outcomes[row.position] = verdict;
      }
    }
    return [...replacing.values()].sort((a, b) => a.position - b.position);
  }

  /** Takes the earlier tellings of the same out of the totals. Their rows stay, so that their ids stay known. */
  private async supersede(tx: Transaction, rows: readonly StoredRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(sql`
      with earlier as (
        select event_key, subscription_id, day, kpi, amount from event
        where substance_key = any(${rows.map((row) => row.substance_key)}::uuid[]) for update),
      freed as (update event set substance_key = null, kpi = null from earlier where event.event_key = earlier.event_key),
      less as (
        select subscription_id, day, kpi, count(*) as events, sum(amount) as amount from earlier
        where subscription_id is not null and kpi is not null group by subscription_id, day, kpi)
      update kpi_daily as total set events = total.events - less.events, amount = total.amount - less.amount
      from less where total.subscription_id = less.subscription_id and total.day = less.day and total.kpi = less.kpi`);
  }
}

/** Parts the rows whose id comes a second time in the batch from those that come first. */
function apart(rows: readonly StoredRow[]): { first: StoredRow[]; repeated: StoredRow[] } {
  const seen = new Set<string>();
  const first: StoredRow[] = [];
  const repeated: StoredRow[] = [];
  for (const row of rows) {
    (seen.has(row.event_key) ? repeated : first).push(row);
    seen.add(row.event_key);
  }
  return { first, repeated };
}
