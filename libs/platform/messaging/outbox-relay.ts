import { Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@sidetone/domain/time';
import pg from 'pg';
import { errorText } from '../observability/safe-error.js';
import type { Clock } from '../time/index.js';
import { traceSending } from '../tracing/index.js';
import type { EventProducer, RecordToSend } from './kafka/record.js';

export interface OutboxRelaySettings {
  readonly databaseUrl: string;
  readonly schema: string;
  readonly producer: EventProducer;
  readonly clock: Clock;
  /** Called after Kafka has acknowledged events, so that what waits for that can go on. */
  readonly onPublished?: () => void;
}

interface OutboxRow {
  readonly seq: string;
  readonly aggregatetype: string;
  readonly aggregateid: string;
  readonly payload: string;
  readonly headers: Record<string, string>;
}

const RELAY_LOCK = 7_361_002;
const BATCH_ROWS = 2_000;
const POLL_MS = 1_000;
/** What is told meanwhile goes together: a batch for each of a thousand transactions a second would cost more than the transactions. */
const REST_MS = 20;
const TIDY_MS = 600_000;
const KEEP_PUBLISHED = '1 day';
/** Longer than a survey waits for its answer, and a case for its end. */
const KEEP_TRACES = '90 days';

/**
 * Takes events from the outbox to Kafka in the order of their sequence, and marks them when acknowledged. Of several
 * replicas one relays, the holder of an advisory lock on its connection: when that connection is lost, so is the lead.
 * A crash between acknowledgement and mark sends events twice; their ids are the same.
 */
export class OutboxRelay {
  private readonly logger = new Logger(OutboxRelay.name);
  private stopping = false;
  private done: Promise<void> = Promise.resolve();
  private signalled = false;
  private wakeSleeper: () => void = () => {};
  private lastTidied = 0;

  constructor(private readonly settings: OutboxRelaySettings) {}

  start(): void {
    this.done = this.leadWhileRunning();
  }

  /** Finishes the batch in work and gives up the lead. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.done;
  }

  private async leadWhileRunning(): Promise<void> {
    while (!this.stopping) {
      const client = new pg.Client({
        connectionString: this.settings.databaseUrl,
        application_name: `sidetone ${this.settings.schema} relay`,
        // A connection cut without a word must not hold back what is to be told.
        connectionTimeoutMillis: 5_000,
        query_timeout: 30_000,
        keepAlive: true,
        keepAliveInitialDelayMillis: 10_000,
      });
      let lost = false;
      client.on('error', () => {
        lost = true;
        this.wake();
      });
      try {
        await client.connect();
        while (!this.stopping && !lost && !(await this.takeLead(client))) await this.untilWoken();
        await this.relay(client, () => !this.stopping && !lost);
      } catch (error) {
        if (!this.stopping) this.logger.warn({ reason: errorText(error) }, 'The relay starts again');
        await pause(this.stopping ? 0 : 500);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  private async takeLead(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<{ leads: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as leads', [
      RELAY_LOCK,
      this.settings.schema,
    ]);
    return rows[0]?.leads === true;
  }

  private async relay(client: pg.Client, going: () => boolean): Promise<void> {
    if (!going()) return;
    client.on('notification', () => this.wake());
    await client.query(`listen ${client.escapeIdentifier(`${this.settings.schema}_outbox`)}`);
    while (going()) {
      const moved = await this.moveOne(client);
      if (moved === 0) await this.untilWoken();
      else if (moved < BATCH_ROWS) await pause(REST_MS);
    }
  }

  /** Publishes and marks up to one batch of events; returns how many. */
  private async moveOne(client: pg.Client): Promise<number> {
    const { rows } = await client.query<OutboxRow>(
      'select seq, aggregatetype, aggregateid, payload, headers from outbox where published_at is null order by seq limit $1',
      [BATCH_ROWS],
    );
    if (rows.length === 0) return 0;
    const timestamp = this.settings.clock.now();
    const sending = traceSending(rows.map((row) => recordOf(row, timestamp)));
    await this.settings.producer.send(sending.records).catch((error: unknown) => {
      sending.failed(error);
      throw error;
    });
    sending.acknowledged();
    await client.query('update outbox set published_at = now() where seq = any($1::bigint[])', [
      rows.map(({ seq }) => seq),
    ]);
    await this.tidy(client);
    for (const { headers } of rows) this.logger.log(traceOf(headers), 'Event published');
    this.settings.onPublished?.();
    return rows.length;
  }

  private async tidy(client: pg.Client): Promise<void> {
    if (Date.now() - this.lastTidied < TIDY_MS) return;
    this.lastTidied = Date.now();
    await client.query(`delete from outbox where published_at < now() - interval '${KEEP_PUBLISHED}'`);
    await client.query(`delete from trace_context where at < now() - interval '${KEEP_TRACES}'`);
  }

  private wake(): void {
    this.signalled = true;
    this.wakeSleeper();
  }

  /** Resolves at the next signal, at once if one came since the last wait, and in any case after a second. */
  private async untilWoken(): Promise<void> {
    if (!this.signalled) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        this.wakeSleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.signalled = false;
  }
}

/** Which event it was, of which survey and answer it is part, and which event caused it: so that a fault can be followed to its last effect. */
function traceOf(headers: Record<string, string>): Record<string, string | undefined> {
  const { ce_id: eventId, ce_type: type, ce_correlationid: correlationId, ce_causationid: causationId } = headers;
  return { eventId, type, correlationId, causationId };
}

function recordOf(row: OutboxRow, timestamp: Instant): RecordToSend {
  return { topic: row.aggregatetype, key: row.aggregateid, value: row.payload, headers: row.headers, timestamp };
}
