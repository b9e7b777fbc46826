import { Injectable } from '@nestjs/common';
import { sql, unnest, type Sql, type Transaction } from '@sidetone/platform/database';
import { SHARE_COUNTING } from '../recount-kpis/counting-lock.js';
import type { KpiTotal } from '@sidetone/domain/kpi';
import type { EventRow } from './event-row.js';
import type { KnownEvent } from './judge-repeat.js';

/** A row with its day, its place in the order of what was stored, and what it adds to the totals of its day. */
export interface PlacedRow extends Place {
  readonly row: EventRow;
  readonly counts: readonly KpiTotal[];
}

/** A stored event, found by a key that refused another. */
export interface FoundEvent extends KnownEvent {
  readonly event_key: string;
  readonly substance_key: string | null;
}

/** What makes events unique, across all days (rules R10 and R11). */
@Injectable()
export class EventKeys {
  /**
   * A block of as many numbers as a batch may have rows, that nobody else gets, and the first day that is still kept. Whoever counts anew
   * can wait for all who count.
   */
  async takeNumbers(tx: Transaction): Promise<{ readonly first: number; readonly keptSince: string }> {
    const [taken] = await tx.query<{ first: number; keptSince: string }>(sql`
      select nextval('event_seq')::float8 as first, (select day::text from kept_since) as "keptSince", ${SHARE_COUNTING}`);
    return { first: taken?.first ?? 0, keptSince: taken?.keptSince ?? '' };
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
      select take_event_keys(array_agg(event_key), array_agg(substance_key), array_agg(day), array_agg(seq), array_agg(revision)) as refused
      from ${unnest(columns, placed)}`);
    return new Set(result?.refused ?? []);
  }

  /** The events that hold a key of one of these rows. Their days are asked first: so no other partition is opened. */
  async find(tx: Transaction, rows: readonly EventRow[]): Promise<FoundEvent[]> {
    const holders = await tx.query<Holder>(sql`
      select event_key, substance_key, revision::float8 as revision, day::text as day, seq::float8 as seq from event_key
      where event_key = any(${rows.map((row) => row.eventKey)}::uuid[])
        or substance_key = any(${rows.flatMap((row) => row.substanceKey ?? [])}::uuid[])`);
    const events = await tx.query<Omit<KnownEvent, 'revision'> & { seq: number }>(sql`
      select seq::float8 as seq, type, subject, data, (extract(epoch from happened_at) * 1000)::float8 as happened_at
      from event where ${atPlaces(holders)}`);
    const bySeq = new Map(events.map((event) => [event.seq, event]));
    return holders.flatMap(({ seq, ...holder }) => {
      const event = bySeq.get(seq);
      return event ? [{ ...event, ...holder }] : [];
    });
  }

  /** Frees the place of what tells of the same, for a later telling. Returns where the earlier tellings stand. */
  free(tx: Transaction, substanceKeys: readonly (string | null)[]): Promise<Place[]> {
    return tx.query<Place>(sql`
      update event_key set substance_key = null where substance_key = any(${substanceKeys}::uuid[])
      returning day::text as day, seq::float8 as seq`);
  }
}

/** Where an event stands in the partitions. */
export interface Place {
  readonly day: string;
  readonly seq: number;
}

interface Holder extends Place {
  readonly event_key: string;
  readonly substance_key: string | null;
  readonly revision: number;
}

/** The events at these places, as a condition that names their days when the question is planned. */
export function atPlaces(places: readonly Place[]): Sql {
  const days = [...new Set(places.map(({ day }) => day))];
  return sql`day = any(${days}::date[]) and seq = any(${places.map(({ seq }) => seq)}::int8[])`;
}
