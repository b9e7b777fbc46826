import { Injectable } from '@nestjs/common';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';

export interface RefusedLine {
  readonly line: number;
  readonly reason: string;
}

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

  /** Takes lines for answers; returns those that had none before. One statement. */
  async accept(tx: Transaction, surveyId: string, lines: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await tx.query<{ line: number }>(sql`
      insert into import_line as known (survey_id, line, fate)
      select ${surveyId}::text, line, 'accepted' from ${unnest(
        { line: 'int' },
        lines.map((line) => ({ line })),
      )} order by line
      on conflict (survey_id, line) do update set fate = 'accepted', reason = null where known.fate = 'refused'
      returning line`);
    return new Set(rows.map(({ line }) => line));
  }

  /** Notes why lines were refused; those that were accepted before keep that fate. Returns them. One statement. */
  async refuse(tx: Transaction, surveyId: string, lines: readonly RefusedLine[]): Promise<ReadonlySet<number>> {
    const rows = await tx.query<{ line: number }>(sql`
      insert into import_line as known (survey_id, line, fate, reason)
      select ${surveyId}::text, line, 'refused', reason from ${unnest({ line: 'int', reason: 'text' }, lines)} order by line
      on conflict (survey_id, line) do update set reason = excluded.reason where known.fate = 'refused'
      returning line`);
    const refused = new Set(rows.map(({ line }) => line));
    return new Set(lines.flatMap(({ line }) => (refused.has(line) ? [] : [line])));
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
