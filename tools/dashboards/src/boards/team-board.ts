import { literal } from '@sidetone/platform/database';
import { NO_RUN, WHOLE } from '@sidetone/platform/insight';
import type { Board } from '../board/board.js';
import { COUNT, MOMENT } from '../board/field-looks.js';
import { marks } from '../board/marks.js';
import { IN_WORDS, inWords, numbers, overTime, tableOf } from '../board/panels.js';
import { api, kind, team } from '../board/variables.js';
import { KPI_LINK, LOST } from './drivers-shown.js';

const TEAM = 'team in (${team:sqlstring})';

export const teamBoard = (): Board => ({
  uid: 'sidetone-team',
  title: 'Team',
  about: 'What the KPIs of a team cost, how that develops, what its repairs did, and whom to win back.',
  from: 'now-1y',
  variables: [kind(), team(), api()],
  marks: marks(),
  rows: [
    {
      title: 'What its KPIs cost',
      panels: [
        inWords({
          title: 'What the last run could tell of them',
          about:
            'A KPI to which nobody who answered was exposed is in no model, which says nothing of whether it harms.',
          width: 24,
          sql: `select case when not exists (select from insight.driver_run where ${WHOLE}) then ${literal(NO_RUN)}
            when count(*) = 0 then 'No KPI of the catalogue belongs to this team.'
            else 'The last run could tell of ' || count(driver.kpi) || ' of the ' || count(*) || ' KPIs of this team.'
              || coalesce(' Not of ' || string_agg(kpi.kpi || ': ' || coalesce(left_out.reason, 'It is in no model.'), ' ' order by kpi.kpi) filter (where driver.kpi is null), '')
            end as "${IN_WORDS}"
            from insight.kpi left join (select kpi from insight.driver where ${WHOLE}) as driver using (kpi)
            left join (select kpi, reason from insight.driver_left_out where ${WHOLE}) as left_out using (kpi) where ${TEAM}`,
        }),
        tableOf({
          title: 'Points of the whole base, by KPI',
          about:
            'What everybody together would be expected to gain without it, those included who never answered; 95 % interval. Single losses do not add up.',
          empty: `${NO_RUN} KPIs that hit too few customers are not shown.`,
          width: 16,
          height: 9,
          sql: `select kpi as "KPI", points as "Points", low as "from", high as "to", people as "Customers hit", at_risk as "At risk", verdict as "Verdict of the run"
            from insight.kpi_impact where ${WHOLE} and ${TEAM} order by points desc`,
          looks: { KPI: KPI_LINK, Points: LOST, from: LOST, to: LOST, 'Customers hit': COUNT, 'At risk': COUNT },
        }),
        numbers({
          title: 'Customers to win back',
          about:
            'Of the customers hit by the KPI that hits most of them: for whom an answer of 0 to 6 is likelier than not. Who is hit by two KPIs is in both, so they are not added up.',
          empty: NO_RUN,
          width: 8,
          height: 9,
          sql: `select max(at_risk) as "At risk, at least", max(people) as "hit, at least" from insight.kpi_impact where ${WHOLE} and ${TEAM}`,
          looks: {
            'At risk, at least': { ...COUNT, whenNull: 'not known yet' },
            'hit, at least': { ...COUNT, whenNull: 'not known yet' },
          },
        }),
        overTime({
          title: 'Month by month',
          about: 'The same by the last run of each month, KPI by KPI.',
          empty: NO_RUN,
          width: 24,
          height: 9,
          sql: `select month::timestamp at time zone 'UTC' as time, kpi as metric, points as value from insight.kpi_impact_monthly
            where kind in (\${kind:sqlstring}) and ${TEAM} and verdict <> 'no usable signal'
              and month between date_trunc('month', $__timeFrom()::timestamp)::date and $__timeTo()::date order by 1, 2`,
          looks: {},
        }).unit('suffix: pts'),
      ],
    },
    {
      title: 'What its repairs did',
      panels: [
        tableOf({
          title: 'Repairs',
          about:
            'How much more the score of the customers reached changed than that of customers alike whom no repair reached; 95 % interval. Of a hundred repairs that changed nothing, some five are told as improved or worse by chance.',
          empty: 'No repair of this team is registered. POST /v1/repairs registers one.',
          width: 24,
          height: 9,
          sql: `select name as "Repair", repaired_at as "When", kpi as "KPI", coalesce(verdict, 'not judged yet') as "Verdict", points as "Points", low as "from", high as "to",
            customers as "Customers", reason as "Why", repair_id
            from insight.repair where ${TEAM} order by repaired_at desc limit 100`,
          looks: {
            When: MOMENT,
            KPI: { whenNull: 'not said' },
            Points: LOST,
            from: LOST,
            to: LOST,
            Customers: { ...COUNT, whenNull: 'not known' },
            Why: { whenNull: 'The time after it is not over yet.' },
            repair_id: { link: { title: 'The proof', url: '${api}/v1/repairs/${__value.raw}' } },
          },
        }),
      ],
    },
  ],
});
