import { sql, type Sql, type Transaction } from '@sidetone/platform/database';

/** One daily total, counted anew and as it stands; null where there is none. */
export interface Difference {
  readonly day: string;
  readonly scope: string;
  readonly scopeId: string;
  readonly kpi: string;
  readonly part: 'events' | 'states';
  readonly expected: TotalTold | null;
  readonly found: TotalTold | null;
}

/** Exact decimal numbers, as text. */
export interface TotalTold {
  readonly events: string;
  readonly amount: string;
  readonly weight: string | null;
}

/** How two sides of some totals compare. */
export interface Comparison {
  readonly rows: number;
  readonly differences: number;
  readonly examples: readonly Difference[];
  /** MD5 over the rows in order, of each side. */
  readonly checksums: { readonly expected: string; readonly found: string };
}

/** How many differences are shown. */
export const MOST_EXAMPLES = 100;

const told = (side: string): Sql => (side === 'said' ? SAID : FOUND);
const SAID = sql`case when said.kpi is not null then jsonb_build_object('events', said.events::text, 'amount', trim_scale(said.amount)::text, 'weight', trim_scale(said.weight)::text) end`;
const FOUND = sql`case when found.kpi is not null then jsonb_build_object('events', found.events::text, 'amount', trim_scale(found.amount)::text, 'weight', trim_scale(found.weight)::text) end`;

/**
 * Compares totals by their numbers, exactly. Both sides have the columns scope, scope_id, day, kpi, events, amount, weight. Hashes are taken of
 * 256 parts first, because the text of a whole day may be larger than a value can be.
 */
export async function compareTotals(
  tx: Transaction,
  part: Difference['part'],
  said: Sql,
  found: Sql,
): Promise<Comparison> {
  const [row] = await tx.query<Comparison>(sql`
    with said as materialized (${said}), found as materialized (${found}),
    pairs as materialized (
      select coalesce(said.day, found.day)::text as day, coalesce(said.scope, found.scope)::text as scope, coalesce(said.scope_id, found.scope_id) as "scopeId",
        coalesce(said.kpi, found.kpi) as kpi, ${part}::text as part, ${told('said')} as expected, ${told('found')} as found
      from said full join found on said.scope = found.scope and said.scope_id = found.scope_id and said.day = found.day and said.kpi = found.kpi),
    hashes as (
      select md5(string_agg(concat_ws(' ', day, scope, "scopeId", kpi, expected), e'\n' order by "scopeId" collate "C", scope, day, kpi collate "C") filter (where expected is not null)) as expected,
        md5(string_agg(concat_ws(' ', day, scope, "scopeId", kpi, found), e'\n' order by "scopeId" collate "C", scope, day, kpi collate "C") filter (where found is not null)) as found,
        left(md5("scopeId"), 2) as share
      from pairs group by share)
    select (select count(*)::float8 from pairs) as rows,
      (select count(*)::float8 from pairs where expected is distinct from found) as differences,
      coalesce((select jsonb_agg(to_jsonb(one)) from (
        select * from pairs where expected is distinct from found order by day, "scopeId", kpi limit ${MOST_EXAMPLES}::int) as one), '[]') as examples,
      jsonb_build_object('expected', (select md5(coalesce(string_agg(expected, '' order by share), '')) from hashes),
        'found', (select md5(coalesce(string_agg(found, '' order by share), '')) from hashes)) as checksums`);
  if (!row) throw new Error('A comparison without a result.');
  return row;
}
