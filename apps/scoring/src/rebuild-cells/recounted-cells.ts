import { sql, type Sql } from '@sidetone/platform/database';
import { countSums, factAreas, factCounts, factGroups } from '../keep-cells/fact-counts.js';

/** The cells of a calendar month, counted from nothing but its facts: the slow and simple way, to hold the kept ones against. */
export function recountedCells(month: string): Sql {
  return sql`
    with fact as (${factCounts(sql`day >= (${month} || '-01')::date and day < (${month} || '-01')::date + interval '1 month'`)})
    select dimension, kind, area as journey_area, value, day, coalesce(segment, '') as stratum, ${countSums}
    from fact ${factGroups} ${factAreas}
    where value is not null
    group by dimension, kind, area, value, day, coalesce(segment, '')`;
}
