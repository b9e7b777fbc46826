import type { ReadingView } from '@sidetone/platform/database';
import { bounds, LATEST_RUN, REPORT, SCOPE, SCOPE_COLUMNS, TEAM_OF_KPI } from './run-scope-columns.js';

const OF_BASE =
  'NPS points that everybody together would be expected to gain without it, those included who never answered. Never null.';
const INTERVAL = {
  low: 'Lower bound of its 95 % interval, points. Never null.',
  high: 'Upper bound of the same interval, points. Never null.',
} as const;
const VERDICT = 'Of the run: usable, weak or no usable signal. Never null.';

/** What faults would be expected to cost among everybody. */
export const impactViews: readonly ReadingView[] = [
  {
    name: 'kpi_impact',
    about:
      'What each KPI would be expected to cost in the whole base, by the last run of each scope. KPIs that hit fewer customers than MINIMUM_GROUP are left out.',
    columns: {
      ...SCOPE_COLUMNS,
      verdict: VERDICT,
      kpi: 'Name of the KPI. Never null.',
      team: 'The team that can mend it. Null: the KPI is not in the catalogue any more.',
      area: 'The journey area of the KPI. Null with team.',
      people: 'Customers hit. Never null.',
      at_risk: 'Of those: for whom an answer of 0 to 6 is likelier than not, so whom to win back first. Never null.',
      points: OF_BASE,
      ...INTERVAL,
    },
    query: `select ${SCOPE}, report->>'verdict', impact->>'kpi', owner.team, owner.area, (impact->>'people')::int, (impact->>'atRisk')::int,
        (impact->>'points')::float8, ${bounds(`impact->'interval'`)}
      from ${LATEST_RUN} ${REPORT} cross join lateral jsonb_array_elements(run.population->'kpis') as each (impact)
      ${TEAM_OF_KPI} impact->>'kpi'`,
  },
  {
    name: 'resource_impact',
    about:
      'Where to repair first: cells and other resources by what came through them, at most 500 of each scope. None where the run has no usable signal.',
    columns: {
      ...SCOPE_COLUMNS,
      verdict: VERDICT,
      resource_id: 'Id of the cell or other resource. Never null.',
      people: 'Customers hit through it. Never null.',
      points: OF_BASE,
      ...INTERVAL,
      kpis: 'The KPIs that hit enough of them to be shown, the costliest first, separated by spaces. Never null, may be empty.',
    },
    query: `select ${SCOPE}, report->>'verdict', impact->>'resourceId', (impact->>'people')::int, (impact->>'points')::float8,
        ${bounds(`impact->'interval'`)},
        (select coalesce(string_agg(one->>'kpi', ' ' order by place), '') from jsonb_array_elements(impact->'kpis') with ordinality as kpis (one, place))
      from ${LATEST_RUN} ${REPORT} cross join lateral jsonb_array_elements(run.population->'resources') as each (impact)
      where report->>'verdict' <> 'no usable signal'`,
  },
  {
    name: 'kpi_impact_monthly',
    about:
      'What the last run of each month said of each KPI in the whole base, of runs of all answers of a kind: the trend of a team.',
    columns: {
      month: 'First day of the month, in UTC. Never null.',
      run_id: 'Id of that run. Never null.',
      kind: 'Kind of survey. Never null.',
      verdict: VERDICT,
      kpi: 'Name of the KPI. Never null.',
      team: 'The team that can mend it now. Null: the KPI is not in the catalogue any more.',
      people: 'Customers hit. Never null.',
      points: OF_BASE,
      ...INTERVAL,
    },
    query: `select run.month, run.run_id, run.kind, report->>'verdict', impact->>'kpi', owner.team, (impact->>'people')::int,
        (impact->>'points')::float8, ${bounds(`impact->'interval'`)}
      from (
        select distinct on (kind, month) * from (
          select date_trunc('month', ranked_at at time zone 'UTC')::date as month, * from driver_run
          where state = 'done' and population is not null and segment is null and region is null and journey_area is null and contract_level is null) as done
        order by kind, month, ranked_at desc, revision desc) as run
      ${REPORT} cross join lateral jsonb_array_elements(run.population->'kpis') as each (impact) ${TEAM_OF_KPI} impact->>'kpi'`,
  },
  {
    name: 'expected_score',
    about:
      'What would be expected of those who never answered, beside those who did, by what is known of them. Groups of fewer customers than MINIMUM_GROUP are null.',
    columns: {
      ...SCOPE_COLUMNS,
      control: 'What level names: segment, region, tenure, channel or contract level; all for everybody. Never null.',
      level: 'The group; all for everybody. Never null.',
      silent_people: 'Customers who never answered. Null where they are too few to be shown, as all of silent_.',
      silent_nps: 'Score expected of them, points.',
      silent_low: 'Lower bound of its 95 % interval, points.',
      silent_high: 'Upper bound of the same interval, points.',
      answered_people: 'Customers who answered. Null where they are too few to be shown, as all of answered_.',
      answered_nps: 'Score that the model expects of them, points.',
    },
    query: `select ${SCOPE}, told->>'control', told->>'level', (told->'silent'->>'people')::int, (told->'silent'->>'nps')::float8,
        ${bounds(`told->'silent'->'interval'`)}, (told->'answered'->>'people')::int, (told->'answered'->>'nps')::float8
      from ${LATEST_RUN} cross join lateral (
        select jsonb_build_object('control', 'all', 'level', 'all', 'silent', run.population->'silent', 'answered', run.population->'answered') as told
        where run.population is not null
        union all select jsonb_array_elements(run.population->'groups')) as each`,
  },
];
