import { sql, type Sql } from '@sidetone/platform/database';

/** The weekly windows, counted from nothing but the facts. */
export function recountedWindows(): Sql {
  return sql`
    with fact as (
      select kind, journey_area, week, count(*) filter (where band = 'promoter') as promoters,
        count(*) filter (where band = 'passive') as passives, count(*) filter (where band = 'detractor') as detractors, 0 as invited
      from answer_fact where not withdrawn group by kind, journey_area, week
      union all
      select kind, journey_area, week, 0, 0, 0, count(*) from invitation_fact group by kind, journey_area, week)
    select kind, area, week, sum(promoters)::int as promoters, sum(passives)::int as passives,
      sum(detractors)::int as detractors, sum(invited)::int as invited
    from fact cross join lateral (
      select 'overall' as area union all select journey_area where journey_area is not null) as areas
    group by kind, area, week`;
}
