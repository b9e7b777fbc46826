import { DELAY_CLASS_ENDS_MINUTES } from '@sidetone/domain/nps';
import { sql, trustedSql, type Sql } from '@sidetone/platform/database';
import { COUNT_COLUMNS } from './cell-place.js';

const PLACE = `kind, journey_area, day, survey_id, channel, language, wave_id, segment, region, contract_level, account, product, team`;
const bands = ['promoter', 'passive', 'detractor'];
const delays = COUNT_COLUMNS.filter((name) => name.startsWith('delay_'));

/** What one fact adds to a cell, in the order of `COUNT_COLUMNS`. */
const ofAnswer = [
  ...bands.map((band) => `(band = '${band}')::int`),
  ...bands.map((band) => `(outside and band = '${band}')::int`),
  '0',
  '0',
  ...delays.map((_, index) => `coalesce((late = ${index})::int, 0)`),
];
const ofInvitation = COUNT_COLUMNS.map((name) =>
  name === 'invited' ? '1' : name === 'answered' ? 'coalesce(standing, 0)' : '0',
);
const late = `case when delay_minutes is not null then (
  select count(*) from unnest(array[${DELAY_CLASS_ENDS_MINUTES.join(', ')}]::float8[]) as class_end where delay_minutes > class_end) end`;

/** `sum(…)` of each count, under its name. */
export const countSums = trustedSql(COUNT_COLUMNS.map((name) => `sum(${name})::int as ${name}`).join(', '));

/** Every fact that counts with what it adds, from scratch: `at`, its place, and the counts. @param which of those with the columns of both tables and `at` */
export function factCounts(which: Sql): Sql {
  return sql`
    select ${trustedSql(PLACE)}, at, ${trustedSql(ofAnswer.map((count, index) => `${count} as ${COUNT_COLUMNS[index]}`).join(', '))}
    from (select *, answered_at as at from answer_fact where not withdrawn) as fact
    cross join lateral (select ${trustedSql(late)} as late) as delays
    where ${which}
    union all
    select ${trustedSql(PLACE)}, at, ${trustedSql(ofInvitation.join(', '))}
    from (select *, dispatched_at as at from invitation_fact) as fact
    left join lateral (
      select 1 as standing from answer_fact as answer
      where answer.invitation_id = fact.invitation_id and not answer.withdrawn limit 1) as answer on true
    where ${which}`;
}

/** The value of each dimension of a fact, null where it has none. */
export const factGroups = trustedSql(`cross join lateral (values
  ('all', ''), ('segment', coalesce(segment, '')), ('region', coalesce(region, '')),
  ('contractLevel', coalesce(contract_level, '')), ('product', coalesce(product, '')), ('channel', coalesce(channel, '')),
  ('language', coalesce(language, '')), ('survey', survey_id), ('account', account), ('team', team), ('wave', wave_id)
) as counted (dimension, value)`);

/** Every fact counts whatever its area, and once more in its own. */
export const factAreas = trustedSql(`cross join lateral (
  select '' as area union all select journey_area where journey_area is not null) as areas`);
