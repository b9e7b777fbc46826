import { Injectable } from '@nestjs/common';
import {
  invitationDispatched,
  responseCorrected,
  responseReceived,
  responseWithdrawn,
  type ReceivedEvent,
} from '@sidetone/contracts/events';
import { Database, sql, trustedSql, type Transaction } from '@sidetone/platform/database';
import { KeepAnswers, type AnswerEvent } from '../keep-answers/keep-answers.handler.js';
import { KeepInvitations } from '../keep-invitations/keep-invitations.handler.js';
import { LongWork } from './long-work.js';

/** What the handlers of answers and invitations write; all else they only read. */
const WRITTEN = [
  'answer_fact',
  'invitation_fact',
  'calendar_week',
  'score_window',
  'wave',
  'score_cell',
  'score_month',
  'series_to_watch',
] as const;

/** Facts that are made anew of events, beside the kept ones: in temporary tables of one connection. */
export interface Shadow {
  /** The one connection that sees the shadow. */
  readonly database: Database;
  /** Takes events as the service takes them, but into the shadow. */
  take(tx: Transaction, events: readonly ReceivedEvent<unknown>[]): Promise<void>;
}

/**
 * Makes facts anew with the very handlers that made the kept ones. Temporary tables of the same names stand before the service's own on
 * the search path of one connection, so that no rule is written twice, and nothing that is kept is touched or held up.
 */
@Injectable()
export class ShadowFacts {
  constructor(
    private readonly database: Database,
    private readonly longWork: LongWork,
    private readonly answers: KeepAnswers,
    private readonly invitations: KeepInvitations,
  ) {}

  /** Opens a shadow for as long as `work` runs; its connection is closed then, and it is gone. */
  use<T>(work: (shadow: Shadow) => Promise<T>): Promise<T> {
    return this.longWork.use(async (database) => {
      await database.transaction((tx) => this.create(tx));
      return work({ database, take: (tx, events) => this.take(tx, events) });
    });
  }

  private async create(tx: Transaction): Promise<void> {
    const { schema } = this.database.settings;
    for (const table of WRITTEN) {
      await tx.query(
        trustedSql(`create temp table ${table} (like ${schema}.${table} including defaults including indexes)`),
      );
    }
  }

  private async take(tx: Transaction, events: readonly ReceivedEvent<unknown>[]): Promise<void> {
    // First on the path, the shadow has a lock of its own too: who holds scores meanwhile is not waited for.
    await tx.query(trustedSql(`set local search_path = pg_temp, ${this.database.settings.schema}`));
    const [found] = await tx.query<{ there: boolean }>(
      sql`select to_regclass('pg_temp.answer_fact') is not null as there`,
    );
    if (found?.there !== true)
      throw new Error('The connection was lost, and with it what was made anew: run it again.');
    const answers = events.filter(isAnswer);
    if (answers.length > 0) await this.answers.handle({ events: answers }, tx);
    const invitations = events.filter((event) => invitationDispatched.is(event));
    if (invitations.length > 0) await this.invitations.handle({ events: invitations }, tx);
    await this.assertNothingKeptWritten(tx);
  }

  /** Else a table that handlers come to write, and that is forgotten above, would be written in place, and nobody would see it. */
  private async assertNothingKeptWritten(tx: Transaction): Promise<void> {
    const written = await tx.query<{ name: string }>(sql`
      select relname as name from pg_stat_xact_user_tables
      where schemaname = ${this.database.settings.schema} and n_tup_ins + n_tup_upd + n_tup_del > 0 order by relname`);
    if (written.length === 0) return;
    const names = written.map(({ name }) => name).join(', ');
    throw new Error(
      `Events were to be made anew beside what is kept, and would have changed it: ${names}. Nothing was changed.`,
    );
  }
}

function isAnswer(event: ReceivedEvent<unknown>): event is ReceivedEvent<AnswerEvent> {
  return responseReceived.is(event) || responseCorrected.is(event) || responseWithdrawn.is(event);
}
