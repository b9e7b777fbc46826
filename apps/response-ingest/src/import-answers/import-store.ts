import { Injectable } from '@nestjs/common';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { LineName } from './line-name.js';

export interface RefusedLine extends LineName {
  readonly reason: string;
}

const nameColumns = { line: 'int', line_key: 'text' } as const;

/** Lines of a survey by fate and reason; together they are all lines that ever came. */
export interface ImportTotals {
  readonly accepted: number;
  readonly refused: number;
  readonly reasons: readonly { readonly reason: string; readonly lines: number }[];
}

/** What became of each line of each imported survey. A line has one fate; a refused one may come mended. */
@Injectable()
export class ImportStore {
  constructor(private readonly database: Database) {}

  /**
   * Whether lines of a survey are known by their numbers alone: those that came as JSON, and those of files before lines were known by what
   * they say. Such a survey stays with numbers, or each of its lines would count once more.
   */
  async isNumbered(surveyId: string): Promise<boolean> {
    const rows = await this.database.query(sql`
      select 1 from import_line where survey_id = ${surveyId} and line_key like 'line:%' limit 1`);
    return rows.length > 0;
  }

  /** Takes lines for answers; returns the keys of those that had none before. One statement. */
  async accept(tx: Transaction, surveyId: string, lines: readonly LineName[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ line_key: string }>(sql`
      insert into import_line as known (survey_id, line_key, line, fate)
      select ${surveyId}::text, line_key, line, 'accepted' from ${unnest(
        nameColumns,
        lines.map(({ line, key }) => ({ line, line_key: key })),
      )} order by line_key
      on conflict (survey_id, line_key) do update set fate = 'accepted', reason = null, line = excluded.line
        where known.fate = 'refused'
      returning line_key`);
    return new Set(rows.map((row) => row.line_key));
  }

  /** Notes why lines were refused; those that were accepted before keep that fate. Returns their keys. One statement. */
  async refuse(tx: Transaction, surveyId: string, lines: readonly RefusedLine[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ line_key: string }>(sql`
      insert into import_line as known (survey_id, line_key, line, fate, reason)
      select ${surveyId}::text, line_key, line, 'refused', reason from ${unnest(
        { ...nameColumns, reason: 'text' },
        lines.map(({ line, key, reason }) => ({ line, line_key: key, reason })),
      )} order by line_key
      on conflict (survey_id, line_key) do update set reason = excluded.reason, line = excluded.line
        where known.fate = 'refused'
      returning line_key`);
    const refused = new Set(rows.map((row) => row.line_key));
    return new Set(lines.flatMap(({ key }) => (refused.has(key) ? [] : [key])));
  }

  async totals(surveyId: string): Promise<ImportTotals | undefined> {
    const rows = await this.database.query<{ reason: string | null; lines: number }>(sql`
      select reason, count(*)::int as lines from import_line where survey_id = ${surveyId}
      group by reason order by lines desc, reason`);
    if (rows.length === 0) return undefined;
    const reasons = rows.flatMap(({ reason, lines }) => (reason === null ? [] : [{ reason, lines }]));
    return {
      accepted: rows.find(({ reason }) => reason === null)?.lines ?? 0,
      refused: reasons.reduce((sum, { lines }) => sum + lines, 0),
      reasons,
    };
  }
}
