import { Injectable } from '@nestjs/common';
import { Database, sql, trustedSql, type Transaction } from '@sidetone/platform/database';

const PARTITION_LOCK = 7_361_102;
const KEYS_AT_ONCE = 20_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The days of the table `event`. A day's partition is made before the first event of that day is stored. */
@Injectable()
export class EventPartitions {
  private readonly known = new Set<string>();

  constructor(private readonly database: Database) {}

  /**
   * Sees to it that events of these days can be stored. A table of its own that is then attached, in a transaction of its own: that
   * waits for nobody who writes, not even for the transaction that waits for it.
   * @param days as `2026-11-23`
   */
  async ensure(days: Iterable<string>): Promise<void> {
    const missing = [...new Set(days)].filter((day) => !this.known.has(day)).sort();
    if (missing.length === 0) return;
    await this.database.transaction(async (tx) => {
      await lock(tx);
      const there = new Set(await daysOf(tx));
      for (const day of missing) if (!there.has(day)) await create(tx, day);
    });
    for (const day of missing) this.known.add(day);
  }

  /** The days that have a partition, the oldest first. */
  days(): Promise<string[]> {
    return daysOf(this.database);
  }

  /** Trusts no longer that days before this one have a partition: another process may have dropped it. */
  distrustBefore(day: string): void {
    for (const one of this.known) if (one < day) this.known.delete(one);
  }

  /** Drops the events of a day, and nothing else: while it does, nobody can read or store events of any day. */
  async drop(day: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lock(tx);
      // Whoever reads the table meanwhile shall not be held up behind us; the next try may find it free.
      await tx.query(sql`set local lock_timeout = '5s'`);
      await tx.query(trustedSql(`drop table if exists ${nameOf(day)}`));
    });
    this.known.delete(day);
  }

  /**
   * Forgets that events of dropped days before this one were ever seen, a portion in a transaction. What a crash has left of days dropped
   * earlier goes, too. Returns how many keys that were.
   */
  async forgetKeysBefore(day: string): Promise<number> {
    const kept = (await this.days()).filter((one) => one < day);
    let forgotten = 0;
    for (;;) {
      const [gone] = await this.database.query<{ n: number }>(sql`
        with over as materialized (
          select event_key from event_key where day < ${day}::date and day <> all(${kept}::date[])
          limit ${KEYS_AT_ONCE} for update skip locked),
        gone as (delete from event_key using over where event_key.event_key = over.event_key returning 1)
        select count(*)::int as n from gone`);
      forgotten += gone?.n ?? 0;
      if ((gone?.n ?? 0) < KEYS_AT_ONCE) return forgotten;
    }
  }
}

function lock(tx: Transaction): Promise<unknown> {
  return tx.query(sql`select pg_advisory_xact_lock(${PARTITION_LOCK}, hashtext(current_schema()))`);
}

async function daysOf(asked: Pick<Database, 'query'> | Transaction): Promise<string[]> {
  const rows = await asked.query<{ day: string }>(sql`
    select to_char(to_date(right(child.relname, 8), 'YYYYMMDD'), 'YYYY-MM-DD') as day
    from pg_inherits join pg_class child on child.oid = inhrelid
    where inhparent = 'event'::regclass order by day`);
  return rows.map(({ day }) => day);
}

async function create(tx: Transaction, day: string): Promise<void> {
  const name = nameOf(day);
  await tx.query(
    trustedSql(`create table ${name} (like event including defaults including constraints including indexes)`),
  );
  await tx.query(
    trustedSql(`alter table event attach partition ${name} for values from ('${day}') to (date '${day}' + 1)`),
  );
}

/** @throws RangeError for what is not a day: the name becomes part of a statement */
function nameOf(day: string): string {
  const [, year, month, date] = DAY.exec(day) ?? [];
  if (year === undefined) throw new RangeError(`'${day}' is not a day such as 2026-11-23.`);
  return `event_${year}${month}${date}`;
}
