import { Inject, Injectable } from '@nestjs/common';
import { sql, unnest, type Column, type Transaction } from '@sidetone/platform/database';
import { drop, ok, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { dayBook } from './day-book.js';
import type { EventRow } from './event-row.js';
import { judgeRepeat, type KnownEvent } from './judge-repeat.js';

const NOT_NEWER = drop('not newer than what is known');

/** Operational events, each once, with the daily totals in step. */
@Injectable()
export class EventStore {
  private readonly columns: Readonly<Record<string, Column<EventRow>>>;

  constructor(@Inject(SETTINGS) settings: Settings & { readonly OPERATOR_TIME_ZONE: string }) {
    const dayOf = dayBook(settings.OPERATOR_TIME_ZONE);
    this.columns = {
      event_key: ['uuid', (row) => row.eventKey],
      substance_key: ['uuid', (row) => row.substanceKey],
      type: ['text', (row) => row.event.type],
      happened_at: ['float8', (row) => row.event.time],
      day: ['date', (row) => dayOf(row.event.time)],
      arrived_at: ['float8', (row) => row.event.arrivedAt],
      late: ['bool', (row) => row.event.late],
      source: ['text', (row) => row.event.source],
      event_id: ['text', (row) => row.event.id],
      subject: ['text', (row) => row.event.subject],
      entity_id: ['text', (row) => row.of.entityId],
      subscription_id: ['text', (row) => row.of.subscriptionId],
      customer_id: ['text', (row) => row.of.customerId],
      kpi: ['text', (row) => row.of.kpi],
      amount: ['float8', (row) => (row.of.kpi === undefined ? null : (row.of.amount ?? 1))],
      revision: ['int8', (row) => row.revision],
      data: ['text', (row) => row.event.raw],
    };
  }

  /**
   * Stores what is new and adds it to the daily totals in one statement. What was there before is judged by rules R10 and R11:
   * a repetition is dropped, the same id with another content is refused, a greater revision takes the place of a smaller.
   */
  async add(tx: Transaction, rows: readonly EventRow[]): Promise<Outcome[]> {
    const { first, repeated } = apart(rows);
    let refused = [...(await this.insert(tx, first)), ...repeated];
    const fates = new Map<EventRow, Outcome>();
    while (refused.length > 0) {
      const replacing = await this.judge(tx, refused, fates);
      await this.supersede(tx, replacing);
      refused = await this.insert(tx, replacing);
    }
    return rows.map((row) => fates.get(row) ?? ok);
  }

  /** Returns the rows that a key refused. */
  private async insert(tx: Transaction, rows: readonly EventRow[]): Promise<EventRow[]> {
    if (rows.length === 0) return [];
    const [result] = await tx.query<{ stored: string[] | null }>(sql`
      with stored as (
        insert into event (event_key, substance_key, type, happened_at, day, arrived_at, late, source, event_id, subject, entity_id,
          subscription_id, customer_id, kpi, amount, revision, data)
        select event_key, substance_key, type, to_timestamp(happened_at / 1000), day, to_timestamp(arrived_at / 1000), late, source, event_id, subject,
          entity_id, subscription_id, customer_id, kpi, amount, revision, data
        from ${unnest(this.columns, rows)}
        on conflict do nothing
        returning event_key, subscription_id, day, kpi, amount),
      totalled as (
        insert into kpi_daily as total (subscription_id, day, kpi, events, amount)
        select subscription_id, day, kpi, count(*), sum(amount) from stored
        where subscription_id is not null and kpi is not null
        group by subscription_id, day, kpi order by subscription_id, day, kpi
        on conflict (subscription_id, day, kpi) do update set events = total.events + excluded.events, amount = total.amount + excluded.amount)
      select case when count(*) < ${rows.length}::int then coalesce(array_agg(event_key), '{}') end as stored from stored`);
    if (!result?.stored) return [];
    const stored = new Set(result.stored);
    return rows.filter((row) => !stored.has(row.eventKey));
  }

  /** Decides what the refused rows are; returns those that take the place of an earlier revision, one per substance. */
  private async judge(tx: Transaction, rows: readonly EventRow[], fates: Map<EventRow, Outcome>): Promise<EventRow[]> {
    const known = await tx.query<KnownEvent & { event_key: string; substance_key: string | null }>(sql`
      select event_key, substance_key, type, subject, data, revision::float8 as revision,
        (extract(epoch from happened_at) * 1000)::float8 as happened_at
      from event
      where event_key = any(${rows.map((row) => row.eventKey)}::uuid[])
        or substance_key = any(${rows.flatMap((row) => row.substanceKey ?? [])}::uuid[])`);
    const byKey = new Map(known.map((event) => [event.event_key, event]));
    const bySubstance = new Map(
      known.flatMap((event) => (event.substance_key === null ? [] : [[event.substance_key, event] as const])),
    );
    const replacing = new Map<string, EventRow>();
    for (const row of rows) {
      const { eventKey, substanceKey, revision } = row;
      const verdict = judgeRepeat(
        row,
        byKey.get(eventKey),
        substanceKey === null ? undefined : bySubstance.get(substanceKey),
      );
      if (verdict.kind !== 'replaces' || substanceKey === null) {
        fates.set(row, verdict.kind === 'replaces' ? ok : verdict);
        continue;
      }
      const rival = replacing.get(substanceKey);
      if (rival && rival.revision >= revision) {
        fates.set(row, NOT_NEWER);
      } else {
        if (rival) fates.set(rival, NOT_NEWER);
        replacing.set(substanceKey, row);
      }
    }
    return [...replacing.values()];
  }

  /** Takes the earlier tellings of the same out of the totals. Their rows stay, so that their ids stay known. */
  private async supersede(tx: Transaction, rows: readonly EventRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(sql`
      with earlier as (
        select event_key, subscription_id, day, kpi, amount from event
        where substance_key = any(${rows.map((row) => row.substanceKey)}::uuid[]) for update),
      freed as (update event set substance_key = null, kpi = null from earlier where event.event_key = earlier.event_key),
      less as (
        select subscription_id, day, kpi, count(*) as events, sum(amount) as amount from earlier
        where subscription_id is not null and kpi is not null group by subscription_id, day, kpi)
      update kpi_daily as total set events = total.events - less.events, amount = total.amount - less.amount
      from less where total.subscription_id = less.subscription_id and total.day = less.day and total.kpi = less.kpi`);
  }
}

/** Parts the rows whose id comes a second time in the batch from those that come first. */
function apart(rows: readonly EventRow[]): { first: EventRow[]; repeated: EventRow[] } {
  const seen = new Set<string>();
  const first: EventRow[] = [];
  const repeated: EventRow[] = [];
  for (const row of rows) {
    if (seen.has(row.eventKey)) {
      repeated.push(row);
    } else {
      seen.add(row.eventKey);
      first.push(row);
    }
  }
  return { first, repeated };
}
