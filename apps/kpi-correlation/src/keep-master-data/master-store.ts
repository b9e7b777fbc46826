import { Injectable } from '@nestjs/common';
import { sql, unnest, type ColumnTypes, type Transaction } from '@sidetone/platform/database';
import { drop, ok, type Outcome } from '@sidetone/platform/messaging';

/** One change of a master record: its new content, or its deletion. */
export interface MasterChange<Row extends { readonly version: number }> {
  readonly id: string;
  readonly row: Row | undefined;
}

/** A table of master data whose rows are replaced by greater versions and deleted by tombstones. */
export interface MasterTable<Row> {
  readonly name: string;
  readonly key: keyof Row & string;
  readonly columns: ColumnTypes<Row>;
}

/** Keeps the last version of each master record. */
@Injectable()
export class MasterStore {
  /** Applies changes in order, one statement per run of upserts or deletions; an older version and an unknown deletion are dropped. */
  async apply<Row extends { readonly version: number }>(
    tx: Transaction,
    table: MasterTable<Row>,
    changes: readonly MasterChange<Row>[],
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const run of runs(changes)) {
      const touched = run.deletes
        ? await this.delete(tx, table, run.changes)
        : await this.upsert(tx, table, run.changes);
      for (const { id } of run.changes)
        outcomes.push(touched.has(id) ? ok : drop(run.deletes ? 'nothing to delete' : 'not newer than what is known'));
    }
    return outcomes;
  }

  private async upsert<Row extends { readonly version: number }>(
    tx: Transaction,
    table: MasterTable<Row>,
    changes: readonly MasterChange<Row>[],
  ): Promise<ReadonlySet<string>> {
    const rows = changes.flatMap(({ row }) => row ?? []);
    const names = Object.keys(table.columns);
    const incoming = unnest(table.columns, rows);
    const set = names.filter((name) => name !== table.key).map((name) => `${name} = excluded.${name}`);
    const found = await tx.query<{ id: string }>({
      text: `insert into ${table.name} as known (${names.join(', ')}) select ${names.join(', ')} from ${incoming.text}
        on conflict (${table.key}) do update set ${set.join(', ')} where known.version < excluded.version
        returning ${table.key} as id`,
      values: incoming.values,
    });
    return new Set(found.map(({ id }) => id));
  }

  private async delete<Row extends { readonly version: number }>(
    tx: Transaction,
    table: MasterTable<Row>,
    changes: readonly MasterChange<Row>[],
  ): Promise<ReadonlySet<string>> {
    const ids = sql`${changes.map(({ id }) => id)}::text[]`;
    const found = await tx.query<{ id: string }>({
      text: `delete from ${table.name} where ${table.key} = any(${ids.text}) returning ${table.key} as id`,
      values: ids.values,
    });
    return new Set(found.map(({ id }) => id));
  }
}

interface Run<Row extends { readonly version: number }> {
  readonly deletes: boolean;
  readonly changes: MasterChange<Row>[];
}

/** Neighbouring changes of one kind, each record at most once: a statement cannot touch a row twice, and order matters per record. */
function runs<Row extends { readonly version: number }>(changes: readonly MasterChange<Row>[]): Run<Row>[] {
  const all: Run<Row>[] = [];
  let ids = new Set<string>();
  for (const change of changes) {
    const deletes = change.row === undefined;
    const current = all.at(-1);
    if (current && current.deletes === deletes && !ids.has(change.id)) {
      current.changes.push(change);
    } else {
      ids = new Set();
      all.push({ deletes, changes: [change] });
    }
    ids.add(change.id);
  }
  return all;
}
