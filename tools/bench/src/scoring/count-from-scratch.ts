import { sql, trustedSql, type Sql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';
import type { Grouping } from './score-questions.js';
import { SCORING } from './score-world.js';
import type { ToldCounts, ToldScores } from './told-scores.js';

export interface Scratch {
  readonly milliseconds: number;
  /** By area; the empty name is all of them. */
  readonly areas: ReadonlyMap<string, ToldCounts>;
  readonly groups: ReadonlyMap<string, ToldCounts>;
}

const PAGE = 100;
const COUNTS = trustedSql(`(count(*) filter (where band = 'promoter'))::int as promoters,
  (count(*) filter (where band = 'passive'))::int as passives, (count(*) filter (where band = 'detractor'))::int as detractors`);

type Row = ToldCounts & { readonly value: string };

/**
 * What an answer of `/v1/nps` tells, counted from the answers as one would without kept counts: the whole with its areas, and the groups, in
 * two statements by the index of times. Invitations, delays and what is outside control are left out, to the peer's favour.
 */
export async function countFromScratch(suite: Suite, grouping: Grouping, { window }: ToldScores): Promise<Scratch> {
  const which = window?.from === undefined ? sql`` : within(window.from, window.until ?? window.from);
  const start = performance.now();
  const areas = await suite.query<Row>(
    SCORING,
    sql`select coalesce(journey_area, '') as value, ${COUNTS} from answer_fact
      where kind = 'transactional' and not withdrawn ${which} group by rollup (journey_area)`,
  );
  const groups = grouping === 'journeyArea' ? [] : await suite.query<Row>(SCORING, groupRows(grouping, which));
  const milliseconds = performance.now() - start;
  return { milliseconds, areas: byValue(areas), groups: byValue(groups) };
}

function groupRows(grouping: Exclude<Grouping, 'journeyArea'>, which: Sql): Sql {
  const column = trustedSql(grouping);
  return sql`select ${column} as value, ${COUNTS} from answer_fact
    where kind = 'transactional' and not withdrawn and ${column} is not null ${which}
    group by ${column} order by ${column} limit ${PAGE}`;
}

function within(from: string, until: string): Sql {
  return sql`and answered_at >= ${from}::timestamp at time zone 'UTC' and answered_at < ${until}::timestamp at time zone 'UTC'`;
}

const byValue = (rows: readonly Row[]): ReadonlyMap<string, ToldCounts> => new Map(rows.map((row) => [row.value, row]));
