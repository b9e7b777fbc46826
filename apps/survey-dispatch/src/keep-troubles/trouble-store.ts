import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { Remembered } from './remember.js';
import type { TroubleKind } from './telling.js';
import type { Subject, Trouble } from './trouble-of.js';

/** What is known of one after it was told of. */
export interface Retold {
  readonly id: string;
  readonly remembered: Remembered;
  readonly trouble: Trouble | undefined;
  /** Whether the trouble is another than before. */
  readonly hasChanged: boolean;
  readonly forgetAt: Instant | null;
}

interface TroubleRow {
  readonly id: string;
  readonly trouble: Trouble;
  readonly subject: Subject;
}

/** What was said, and the troubles that hold. Each method is a fixed number of statements, whatever the number of rows. */
@Injectable()
export class TroubleStore {
  /** What is remembered of those that are known, held until the transaction ends. */
  async remembered(
    tx: Transaction,
    kind: TroubleKind,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Remembered>> {
    const rows = await tx.query<{ id: string; remembered: Remembered }>(sql`
      select id, remembered from trouble_memory where kind = ${kind} and id = any(${ids}::text[]) order by id for update`);
    return new Map(rows.map(({ id, remembered }) => [id, remembered]));
  }

  /** Keeps what is known now; a trouble that has ended loses its rows. */
  async keep(tx: Transaction, kind: TroubleKind, retold: readonly Retold[]): Promise<void> {
    if (retold.length === 0) return;
    await tx.query(sql`
      insert into trouble_memory (kind, id, remembered, forget_at)
      select ${kind}, id, remembered, forget_at from ${unnest<Retold>(
        { id: 'text', remembered: 'jsonb', forget_at: ['timestamptz', ({ forgetAt }) => iso(forgetAt)] },
        retold,
      )} order by id
      on conflict (kind, id) do update set remembered = excluded.remembered, forget_at = excluded.forget_at`);
    const changed = retold.filter(({ hasChanged }) => hasChanged);
    if (changed.length === 0) return;
    await tx.query(sql`
      delete from trouble where kind = ${kind} and id = any(${changed.map(({ id }) => id)}::text[])`);
    const rows = changed.flatMap(({ id, trouble }) =>
      trouble ? trouble.subjects.map((subject): TroubleRow => ({ id, trouble, subject })) : [],
    );
    if (rows.length === 0) return;
    await tx.query(sql`
      insert into trouble (subject_kind, subject_id, kind, id, state, from_at, until_at)
      select subject_kind, subject_id, ${kind}, id, state, from_at, until_at from ${unnest<TroubleRow>(
        {
          id: 'text',
          subject_kind: ['text', ({ subject }) => subject.kind],
          subject_id: ['text', ({ subject }) => subject.id],
          state: ['text', ({ trouble }) => trouble.state],
          from_at: ['timestamptz', ({ trouble }) => toIso(trouble.from)],
          until_at: ['timestamptz', ({ trouble }) => iso(trouble.until)],
        },
        rows,
      )}`);
  }

  /** Forgets up to twice as many as were just told of: so nothing grows, and no batch waits long. */
  async forget(tx: Transaction, now: Instant, toldOf: number): Promise<void> {
    await tx.query(sql`
      delete from trouble_memory where (kind, id) in (
        select kind, id from trouble_memory where forget_at < ${toIso(now)}::timestamptz
        order by forget_at limit ${2 * toldOf} for update skip locked)`);
  }
}

function iso(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
