import { literal } from '@sidetone/platform/database';
import { NO_RUN, WHOLE } from '@sidetone/platform/insight';
import type { Board } from '../board/board.js';
import { NOT_KNOWN, COUNT } from '../board/field-looks.js';
import { bars, IN_WORDS, inWords, numbers, overNumber, tableOf } from '../board/panels.js';
import { api, kind, kpi } from '../board/variables.js';
import { LOST, RUN_LINK } from './drivers-shown.js';

const KPI = 'kpi in (${kpi:sqlstring})';
const NOT_IN_MODEL = 'Nothing is told of this KPI. The words at the top say why.';
const ODDS = { decimals: 2 } as const;

export const driverBoard = (): Board => ({
  uid: 'sidetone-driver',
  title: 'Driver',
  about: 'One KPI: how many points go with it, from how much of it on, for how long, and whom it hits.',
  from: 'now-90d',
  variables: [kind(), kpi(), api()],
  marks: [],
  rows: [
    {
      title: 'What it costs',
      panels: [
        inWords({
          title: 'What the last run could tell of it',
          about:
            'A KPI to which nobody who answered was exposed is in no model, which says nothing of whether it harms.',
          width: 24,
          sql: `select coalesce(
              (select 'The last run can tell nothing of ' || kpi || '. ' || reason from insight.driver_left_out where ${WHOLE} and ${KPI}),
              (select 'Of the ' || n || ' answers of the last run ' || exposed || ' came from customers who were hit by ' || kpi || ' before.'
                || case verdict when 'no usable signal' then ' The run has no usable signal: nothing is to be acted on.' else '' end
                from insight.driver where ${WHOLE} and ${KPI}),
              (select case when nps_fitted is null then 'The last run has no model. ' || verdict_reason
                else 'The last run does not know ' || \${kpi:sqlstring} || ': the KPI was not in the catalogue then.' end from insight.driver_run where ${WHOLE}),
              ${literal(NO_RUN)}) as "${IN_WORDS}"`,
        }),
        numbers({
          title: 'Points that go with it',
          about:
            'Of the answers of the last run, with the 95 % interval (bootstrap). An association, no proof of a cause.',
          empty: NOT_IN_MODEL,
          width: 8,
          height: 6,
          sql: `select points_lost as "Points lost", points_low as "from", points_high as "to",
            case when verdict = 'no usable signal' then verdict when flagged then 'associated with the score' else 'no evidence' end as "Finding"
            from insight.driver where ${WHOLE} and ${KPI}`,
          looks: { 'Points lost': LOST, from: LOST, to: LOST },
        }),
        numbers({
          title: 'Whom it hits',
          about:
            'In the whole base, those included who never answered; at risk: for whom an answer of 0 to 6 is likelier than not.',
          empty: 'Not told: no model, or it hit fewer customers than may be shown.',
          width: 8,
          height: 6,
          sql: `select people as "Customers hit", at_risk as "at risk", points as "points of the base" from insight.kpi_impact where ${WHOLE} and ${KPI}`,
          looks: { 'Customers hit': COUNT, 'at risk': COUNT, 'points of the base': LOST },
        }),
        tableOf({
          title: 'From how much of it on',
          about: 'The breakpoint from which scores are lower, where the answers fit one best.',
          empty: NOT_IN_MODEL,
          width: 8,
          height: 6,
          sql: `select breakpoint as "Breakpoint", breakpoint_low as "from", breakpoint_high as "to", form as "Form", breakpoint_note as "Why none", run_id
            from insight.driver where ${WHOLE} and ${KPI}`,
          looks: {
            Breakpoint: { decimals: 2, whenNull: 'none' },
            from: { decimals: 2, whenNull: 'none' },
            to: { decimals: 2, whenNull: 'none' },
            'Why none': { whenNull: '–' },
            run_id: RUN_LINK,
          },
        }),
      ],
    },
    {
      title: 'How it goes with the score',
      panels: [
        overNumber(
          {
            title: 'Dose and response',
            about:
              'Odds of a higher answer by how much of it a customer had before the answer, against none of it; with the 95 % interval. Below 1 is worse.',
            empty: NOT_IN_MODEL,
            width: 12,
            height: 10,
            sql: `select dose as "Dose", odds_ratio as "Odds", odds_low as "Low", odds_high as "High"
              from insight.driver_dose_response where ${WHOLE} and ${KPI} order by 1`,
            looks: { Odds: ODDS, Low: ODDS, High: ODDS },
          },
          'Dose',
        ),
        bars({
          title: 'For how long it shows',
          about:
            "Kendall's tau-b of the score with the events of each age alone. Stretches that cannot be tested are left out.",
          empty: 'The age of its events is not known, so that cannot be told.',
          width: 12,
          height: 10,
          sql: `select from_days || '–' || to_days || ' days' as "Age", tau as "tau-b" from insight.driver_lag
            where ${WHOLE} and ${KPI} and tau is not null order by from_days`,
          looks: { 'tau-b': { decimals: 3 } },
        }),
      ],
    },
    {
      title: 'By region and segment',
      panels: [
        tableOf({
          title: 'Runs of parts',
          about:
            'The same KPI in runs of one region, segment, journey area or contract level alone. They are made when asked for: POST /v1/driver-runs.',
          empty: 'No run of a part is done. Ask for one by POST /v1/driver-runs with a region or segment.',
          width: 24,
          height: 8,
          sql: `select segment as "Segment", region || case when region in (select region from insight.region) then '' else ' (no customer is in it today)' end as "Region", journey_area as "Journey area", contract_level as "Contract level", points_lost as "Points lost",
            points_low as "from", points_high as "to", exposed as "Answers hit", verdict as "Verdict", run_id
            from insight.driver where kind in (\${kind:sqlstring}) and ${KPI} and not (${WHOLE}) order by points_lost desc`,
          looks: {
            Segment: { whenNull: 'all' },
            Region: { whenNull: 'all' },
            'Journey area': { whenNull: 'all' },
            'Contract level': { whenNull: 'all' },
            'Points lost': LOST,
            from: LOST,
            to: LOST,
            run_id: RUN_LINK,
          },
        }),
        tableOf({
          title: 'The KPI',
          about: 'What it counts, and who can mend it.',
          empty: NO_RUN,
          width: 24,
          height: 4,
          sql: `select kpi as "KPI", description as "What it is", unit as "Unit", team as "Team", area as "Journey area", direction as "More of it is" from insight.kpi where ${KPI}`,
          looks: { Team: NOT_KNOWN },
        }),
      ],
    },
  ],
});
