import { setTimeout as pause } from 'node:timers/promises';
import { toIso } from '@sidetone/domain/time';
import { sql, type Database } from '../database/index.js';
import type { EventServer, KafkaConnection, PartitionPosition } from '../messaging/index.js';
import type { Clock, DueRunner } from '../time/index.js';

/** What a service still has before it. All zero: everything that was sent has taken effect and been told. */
export interface Backlog {
  /** The service's time; null while a simulated clock has not been told any. */
  readonly now: string | null;
  readonly lag: number;
  readonly outbox: number;
  readonly due: number;
}

export interface StatusParts {
  readonly database: Database;
  readonly kafka: KafkaConnection;
  readonly events: EventServer;
  readonly due: DueRunner;
  readonly clock: Clock;
}

/** What a service knows of its own state. */
export class ServiceStatus {
  constructor(private readonly parts: StatusParts) {}

  /**
   * Asked for in the order in which work moves on (records, due rows, outbox), so that what moves while it is asked for is
   * counted at least once: all zero means that nothing was there.
   */
  async backlog(): Promise<Backlog> {
    const { database, events, due, clock } = this.parts;
    const now = clock.now();
    const lag = await events.lag();
    const dueRows = await due.countDue(now);
    const [row] = await database.query<{ waiting: number }>(
      sql`select count(*)::int as waiting from outbox where published_at is null`,
    );
    return { now: now === 0 ? null : toIso(now), lag, outbox: row?.waiting ?? 0, due: dueRows };
  }

  /** Where the service stands in the partitions that it subscribes to. Asks Kafka alone. */
  positions(): Promise<readonly PartitionPosition[]> {
    return this.parts.events.positions();
  }

  /** The events that Kafka has not acknowledged, and how long the oldest has waited, in seconds; 0 where none waits. Asks PostgreSQL alone. */
  async outbox(): Promise<{ readonly waiting: number; readonly oldestSeconds: number }> {
    // By the index of what is not published, which is as long as what waits.
    const [row] = await this.parts.database.query<{ waiting: number; seconds: number | null }>(
      sql`select count(*)::int as waiting, extract(epoch from clock_timestamp() - min(created_at))::float8 as seconds
        from outbox where published_at is null`,
    );
    return { waiting: row?.waiting ?? 0, oldestSeconds: Math.max(0, row?.seconds ?? 0) };
  }

  /** Rows whose time has come and that are not yet done, by the name of their work. Asks PostgreSQL alone. */
  dueByWork(): ReturnType<DueRunner['countByWork']> {
    return this.parts.due.countByWork(this.parts.clock.now());
  }

  /** The parts that must work before the service takes requests: name → whether it does. */
  async readiness(): Promise<Readonly<Record<'database' | 'kafka' | 'migrations' | 'consumer', boolean>>> {
    const { database, kafka, events } = this.parts;
    const [databaseUp, kafkaUp, migrated] = await Promise.all([
      inTime(database.query(sql`select 1`).then(() => true)),
      inTime(kafka.isReachable()),
      inTime(database.source.showMigrations().then((waiting) => !waiting)),
    ]);
    return { database: databaseUp, kafka: kafkaUp, migrations: migrated, consumer: events.isConsuming() };
  }
}

const ANSWER_MS = 2_000;

/** The answer, or false where it fails or is not there within two seconds. */
async function inTime(answer: Promise<boolean>): Promise<boolean> {
  const enough = new AbortController();
  try {
    const late = pause(ANSWER_MS, false, { signal: enough.signal, ref: false }).catch(() => false);
    return await Promise.race([answer.catch(() => false), late]);
  } finally {
    enough.abort();
  }
}
