import { sql, unnest, utcText, type Database, type Transaction } from '../database/index.js';
import type { Outcome } from './outcome.js';
import type { RecordOrigin } from './record-origin.js';

export interface RecordFate {
  readonly topic: string;
  readonly fate: 'stored' | 'dropped' | 'deadLettered';
  readonly reason: string;
  readonly records: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** One record that took no effect, and why. */
export interface RecordExample extends RecordOrigin {
  readonly partition: number;
  readonly offset: number;
  readonly told: string;
  readonly at: string;
}

/** Where a batch stands, and from which offset on it is counted. */
export interface CountedFrom {
  readonly topic: string;
  readonly partition: number;
  readonly countedTo: number;
}

const FATES = { ok: 'stored', drop: 'dropped', deadLetter: 'deadLettered' } as const;

/** So many examples of each reason are kept, the latest. */
export const EXAMPLES_KEPT = 50;
/** So many of one batch: a flood of bad records costs good ones next to nothing. */
const EXAMPLES_OF_A_BATCH = 5;

interface Entry {
  readonly fate: string;
  readonly reason: string;
  records: number;
  readonly latest: number[];
}

/**
 * Counts what became of each record, in the transaction of its effect, and keeps a few examples of what took none. A record that
 * is delivered again after a crash is counted once, because a partition is only counted from where its count stands.
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

  /** Counts `outcomes`, whose offsets are `offsets`, from `countedTo` on. `originOf` is asked for the few that are kept as examples. */
  async count(
    tx: Transaction,
    { topic, partition, countedTo }: CountedFrom,
    offsets: readonly number[],
    outcomes: readonly Outcome[],
    originOf: (index: number) => RecordOrigin | undefined,
  ): Promise<void> {
    const entries = tallied(offsets, outcomes, countedTo);
    const last = offsets.at(-1);
    if (last === undefined || entries.length === 0) return;
    const columns = {
      fate: 'text',
      reason: 'text',
      records: 'bigint',
      examples: ['bigint', ({ latest }: Entry) => latest.length],
    } as const;
    const counted = await tx.query<{ fate: string; reason: string; examples: number }>(sql`
      with moved as (update record_position set counted_to = ${last + 1}::bigint where topic = ${topic} and partition = ${partition})
      insert into record_fate as total (topic, fate, reason, records, examples)
      select ${topic}::text, fate, reason, records, examples from ${unnest(columns, entries)} order by fate, reason
      on conflict (topic, fate, reason) do update
        set records = total.records + excluded.records, examples = total.examples + excluded.examples, last_at = now()
      returning fate, reason, examples::float8 as examples`);
    const examples = counted.flatMap(({ fate, reason, examples: kept }) => {
      const latest = entries.find((entry) => entry.fate === fate && entry.reason === reason)?.latest ?? [];
      return latest.map((index, position) => {
        const { source, eventId, type } = originOf(index) ?? UNKNOWN_ORIGIN;
        const nth = kept - latest.length + position;
        const told = toldOf(outcomes[index]);
        return { fate, reason, nth, record_offset: offsets[index], told, source, event_id: eventId, type };
      });
    });
    if (examples.length > 0) await this.keep(tx, topic, partition, examples);
  }

  /** What became of records, by topic, fate and reason. */
  fates(database: Pick<Database, 'query'>): Promise<readonly RecordFate[]> {
    return database.query<RecordFate>(sql`
      select topic, fate, reason, records::float8 as records, ${utcText('first_at')} as "firstAt", ${utcText('last_at')} as "lastAt"
      from record_fate order by topic, fate, reason`);
  }

  /** The latest examples of each of these fates, at most `most` each, the latest first. */
  async examples(
    database: Pick<Database, 'query'>,
    fates: readonly Pick<RecordFate, 'topic' | 'fate' | 'reason'>[],
    most: number,
  ): Promise<readonly (readonly RecordExample[])[]> {
    if (fates.length === 0) return [];
    const columns = {
      position: ['int', (_: unknown, index: number) => index],
      topic: 'text',
      fate: 'text',
      reason: 'text',
    } as const;
    const rows = await database.query<RecordExample & { readonly position: number }>(sql`
      select position, example.partition, example.record_offset::float8 as "offset", example.source, example.event_id as "eventId",
        example.type, example.told, ${utcText('example.at')} as at
      from ${unnest(columns, fates, 'asked')} cross join lateral (
        select * from record_example where record_example.topic = asked.topic and record_example.fate = asked.fate and record_example.reason = asked.reason
        order by nth desc limit ${most}) as example
      order by position, nth desc`);
    return fates.map((_, index) =>
      rows.filter(({ position }) => position === index).map(({ position: _position, ...example }) => example),
    );
  }

  private async keep(tx: Transaction, topic: string, partition: number, examples: readonly object[]): Promise<void> {
    const columns = {
      fate: 'text',
      reason: 'text',
      nth: 'bigint',
      record_offset: 'bigint',
      source: 'text',
      event_id: 'text',
      type: 'text',
      told: 'text',
    } as const;
    await tx.query(sql`
      insert into record_example (topic, fate, reason, place, nth, partition, record_offset, source, event_id, type, told)
      select ${topic}::text, fate, reason, nth % ${EXAMPLES_KEPT}, nth, ${partition}::int, record_offset, source, event_id, type, told
      from ${unnest(columns, examples)} order by fate, reason, nth
      on conflict (topic, fate, reason, place) do update set nth = excluded.nth, partition = excluded.partition,
        record_offset = excluded.record_offset, source = excluded.source, event_id = excluded.event_id, type = excluded.type,
        told = excluded.told, at = excluded.at`);
  }
}

function tallied(offsets: readonly number[], outcomes: readonly Outcome[], countedTo: number): Entry[] {
  const tally = new Map<string, Entry>();
  outcomes.forEach((outcome, index) => {
    if ((offsets[index] ?? -1) < countedTo) return;
    const fate = FATES[outcome.kind];
    const reason = outcome.kind === 'ok' ? '' : reasonKind(outcome.reason);
    const key = `${fate} ${reason}`;
    const entry = tally.get(key) ?? { fate, reason, records: 0, latest: [] };
    entry.records += 1;
    tally.set(key, entry);
    if (outcome.kind === 'ok') return;
    entry.latest.push(index);
    if (entry.latest.length > EXAMPLES_OF_A_BATCH) entry.latest.shift();
  });
  return [...tally.values()];
}

const UNKNOWN_ORIGIN: RecordOrigin = { source: null, eventId: null, type: null };
const LONGEST_TOLD = 1_000;

const toldOf = (outcome: Outcome | undefined): string =>
  outcome && outcome.kind !== 'ok' ? outcome.reason.slice(0, LONGEST_TOLD) : '';

/** A reason's kind: what stands before the first colon. What follows tells of the single record and would make as many rows as records. */
function reasonKind(reason: string): string {
  const colon = reason.indexOf(':');
  return (colon < 0 ? reason : reason.slice(0, colon)).slice(0, 200);
}
