import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, trustedSql, unnest, utcText, type Sql, type Transaction } from '@sidetone/platform/database';
import type { RowCounts } from './range-counts.js';

export type FileKind = 'cdr' | 'pm';

/** A file by what tells it from others, and how it is read. */
export interface FileIdentity {
  readonly fileId: string;
  readonly kind: FileKind;
  readonly source: string;
  readonly name: string;
  readonly zone: string;
  readonly mapping: string | null;
}

export interface StoredFile extends FileIdentity {
  readonly fileNo: number;
  readonly state: 'taking' | 'taken';
  readonly startedAt: string;
  readonly touchedAt: string;
}

export interface RefusedRow {
  readonly line: number;
  readonly reason: string;
}

/** A row that is refused, with a hash of its text. */
export interface NewRefusedRow extends RefusedRow {
  readonly content: string;
}

/** As many refused rows of a file are listed; all are counted. */
export const MOST_LISTED = 1_000;

/** Files, the ranges of their rows that are done, and the rows that were refused. */
@Injectable()
export class FileStore {
  constructor(private readonly database: Database) {}

  /** The number under which a file is known here; the same one when it is sent again. */
  async open({ fileId, kind, source, name, zone, mapping }: FileIdentity, now: Instant): Promise<number> {
    const at = toIso(now);
    const [row] = await this.database.query<{ file_no: number }>(sql`
      insert into ingest_file (file_id, kind, source, name, zone, mapping, state, started_at, touched_at)
      values (${fileId}, ${kind}, ${source}, ${name}, ${zone}, ${mapping}, 'taking', ${at}, ${at})
      on conflict (file_id) do update set state = 'taking', zone = excluded.zone, mapping = excluded.mapping, touched_at = excluded.touched_at
      returning file_no`);
    return row?.file_no ?? 0;
  }

  /** Takes the file for this transaction, so that two who send it at once take turns. */
  async lock(tx: Transaction, fileNo: number): Promise<void> {
    await tx.query(sql`select 1 from ingest_file where file_no = ${fileNo} for update`);
  }

  async range(
    tx: Transaction,
    fileNo: number,
    firstRow: number,
  ): Promise<{ digest: string; counts: RowCounts } | undefined> {
    const [row] = await tx.query<{ digest: string; counts: RowCounts }>(
      sql`select digest, counts from ingest_range where file_no = ${fileNo} and first_row = ${firstRow}`,
    );
    return row;
  }

  async keepRange(
    tx: Transaction,
    fileNo: number,
    range: { firstRow: number; lastRow: number; digest: string; counts: RowCounts; now: Instant },
  ): Promise<void> {
    await tx.query(sql`
      insert into ingest_range (file_no, first_row, last_row, digest, counts)
      values (${fileNo}, ${range.firstRow}, ${range.lastRow}, ${range.digest}, ${JSON.stringify(range.counts)})
      on conflict (file_no, first_row) do update
        set last_row = excluded.last_row, digest = excluded.digest, counts = excluded.counts`);
    await tx.query(sql`update ingest_file set touched_at = ${toIso(range.now)} where file_no = ${fileNo}`);
  }

  /** Lists the refused rows of a range in place of those it had; returns the lines of those it had with the same content. */
  async keepRefused(
    tx: Transaction,
    fileNo: number,
    firstRow: number,
    rows: readonly NewRefusedRow[],
  ): Promise<ReadonlySet<string>> {
    const before = await tx.query<{ content: string }>(
      sql`delete from refused_row where file_no = ${fileNo} and first_row = ${firstRow} returning content`,
    );
    if (rows.length > 0) {
      const types = { line: 'int', content: 'uuid', reason: 'text' } as const;
      await tx.query(sql`
        insert into refused_row (file_no, first_row, line, content, reason)
        select ${fileNo}::int, ${firstRow}::int, line, content, reason from ${unnest(types, rows)} order by line
        limit greatest(0, ${MOST_LISTED} - (select count(*) from refused_row where file_no = ${fileNo}))
        on conflict (file_no, line) do update
          set first_row = excluded.first_row, content = excluded.content, reason = excluded.reason`);
    }
    return new Set(before.map(({ content }) => content));
  }

  /** The file was read to its end, which is after `lastRow`: an earlier version of it may have been longer. */
  async finish(fileNo: number, lastRow: number, now: Instant): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.lock(tx, fileNo);
      await tx.query(sql`delete from ingest_range where file_no = ${fileNo} and first_row > ${lastRow}`);
      await tx.query(sql`delete from refused_row where file_no = ${fileNo} and first_row > ${lastRow}`);
      await tx.query(sql`update ingest_file set state = 'taken', touched_at = ${toIso(now)} where file_no = ${fileNo}`);
    });
  }

  async find(fileId: string): Promise<StoredFile | undefined> {
    const [file] = await this.list(sql`file_id = ${fileId}`, 1);
    return file;
  }

  /** Files that a condition holds for, those touched last first. */
  list(condition: Sql = trustedSql('true'), limit = 50): Promise<StoredFile[]> {
    return this.database.query<StoredFile>(sql`
      select file_no as "fileNo", file_id as "fileId", kind, source, name, zone, mapping, state,
        ${utcText('started_at')} as "startedAt", ${utcText('touched_at')} as "touchedAt"
      from ingest_file where ${condition} order by touched_at desc, file_no desc limit ${limit}`);
  }

  async countsOf(fileNo: number): Promise<readonly RowCounts[]> {
    const rows = await this.database.query<{ counts: RowCounts }>(
      sql`select counts from ingest_range where file_no = ${fileNo} order by first_row`,
    );
    return rows.map(({ counts }) => counts);
  }

  refusedRows(fileNo: number): Promise<RefusedRow[]> {
    return this.database.query<RefusedRow>(
      sql`select line, reason from refused_row where file_no = ${fileNo} order by line limit ${MOST_LISTED}`,
    );
  }
}
