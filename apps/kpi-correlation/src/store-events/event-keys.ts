import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { EventRow } from './event-row.js';
import type { KnownEvent } from './judge-repeat.js';

/** A row with its day and its place in the order of what was stored. */
export interface PlacedRow {
  readonly row: EventRow;
  readonly day: string;
  readonly seq: number;
}

/** A stored event, found by a key that refused another. */
export interface FoundEvent extends KnownEvent {
  readonly event_key: string;
  readonly substance_key: string | null;
}

/** What makes events unique, across all days (rules R10 and R11). */
@Injectable()
export class EventKeys {
  /** A block of as many numbers as a batch may have rows, that nobody else gets. */
  async takeNumbers(tx: Transaction): Promise<number> {
    const [block] = await tx.query<{ first: number }>(sql`select nextval('event_seq')::float8 as first`);
    return block?.first ?? 0;
  }

  /** Takes the keys of rows; returns the event keys of those that came too late. Concurrent transactions wait for each other here. */
  async take(tx: Transaction, placed: readonly PlacedRow[]): Promise<ReadonlySet<string>> {
    const columns = {
      event_key: ['uuid', ({ row }: PlacedRow) => row.eventKey],
      substance_key: ['uuid', ({ row }: PlacedRow) => row.substanceKey],
      day: ['date', ({ day }: PlacedRow) => day],
      seq: ['int8', ({ seq }: PlacedRow) => seq],
      revision: ['int8', ({ row }: PlacedRow) => row.revision],
    } as const;
    const [result] = await tx.query<{ refused: string[] | null }>(sql`
      with wanted as materialized (select event_key, substance_key, day, seq, revision from ${unnest(columns, placed)}),
      taken as (
        insert into event_key (event_key, substance_key, day, seq, revision)
        select event_key, substance_key, day, seq, revision from wanted on conflict do nothing returning event_key)
      select case when (select count(*) from taken) < ${placed.length}::int then (
        select array_agg(event_key) from wanted where not exists (select from taken where taken.event_key = wanted.event_key)) end as refused`);
    return new Set(result?.refused ?? []);
  }

  /** The events that hold a key of one of these rows. */
  find(tx: Transaction, rows: readonly EventRow[]): Promise<FoundEvent[]> {
    return tx.query<FoundEvent>(sql`
      select event_key.event_key, event_key.substance_key, event_key.revision::float8 as revision, event.type, event.subject, event.data,
        (extract(epoch from event.happened_at) * 1000)::float8 as happened_at
      from event_key join event on event.day = event_key.day and event.seq = event_key.seq
      where event_key.event_key = any(${rows.map((row) => row.eventKey)}::uuid[])
        or event_key.substance_key = any(${rows.flatMap((row) => row.substanceKey ?? [])}::uuid[])`);
  }
}
