import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { INSIGHT } from './data-sources.js';

/** A question to the reading contract, as Grafana's PostgreSQL data source takes it; the SDK knows no type of it. */
export interface SqlQuery extends Dataquery {
  readonly refId: string;
  readonly datasource: typeof INSIGHT;
  readonly editorMode: 'code';
  readonly format: 'table' | 'time_series';
  readonly rawQuery: true;
  readonly rawSql: string;
}

/** Builds a query of our own text, in which Grafana puts variables and the time that is shown. */
export function sqlQuery(rawSql: string, format: SqlQuery['format'] = 'table', refId = 'A'): Builder<SqlQuery> {
  const query: SqlQuery = {
    refId,
    datasource: INSIGHT,
    editorMode: 'code',
    format,
    rawQuery: true,
    rawSql: rawSql.replace(/\n\s+/g, '\n').trim(),
    // The mark by which the SDK tells queries from other objects; JSON leaves it out.
    _implementsDataqueryVariant: () => undefined,
  };
  return { build: () => query };
}
