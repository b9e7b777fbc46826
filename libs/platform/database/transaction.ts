import type { OutgoingEvent } from '@sidetone/contracts/events';
import type { Client } from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { outboxInsert, outboxInsertRecords, type OutboxRecord } from './outbox-insert.js';
import { planName } from './plan-name.js';
import { isTracing } from '../tracing/index.js';
import type { Sql } from './sql.js';
import { traceCreation } from './trace-creation.js';

/** One database transaction: what is asked and what is published in it happens wholly or not at all. */
export class Transaction {
  private readonly wanted: (() => void)[] = [];

  constructor(private readonly runner: QueryRunner) {}

  /** Does something once what was written can be seen by others; nothing where the transaction is rolled back. It must not throw. */
  afterCommit(work: () => void): void {
    this.wanted.push(work);
  }

  /** For who commits it. */
  committed(): void {
    for (const work of this.wanted.splice(0)) work();
  }

  /** TypeORM's entity manager in this transaction, for the occasional single row. */
  get entities(): EntityManager {
    return this.runner.manager;
  }

  async query<Row>(statement: Sql): Promise<Row[]> {
    const { text } = statement;
    const values = [...statement.values];
    const name = statement.isPrepared && planName(text);
    if (!name) return (await this.runner.query(text, values, true)).records as Row[];
    // TypeORM prepares nothing; this is the connection that it would have asked.
    const client: Client = await this.runner.connect();
    return (await client.query({ name, text, values })).rows as Row[];
  }

  /** Puts events into the outbox; the relay hands them to Kafka after the commit, in this order per key. */
  async publish(events: readonly OutgoingEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.query(outboxInsert(isTracing() ? await traceCreation(this, events) : events));
  }

  /** The same for records that are no events of ours, such as dead letters. */
  async publishRecords(records: readonly OutboxRecord[]): Promise<void> {
    if (records.length > 0) await this.query(outboxInsertRecords(records));
  }
}
