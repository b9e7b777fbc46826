import { NOT_KNOWN, type FieldLook } from '../board/field-looks.js';
import { bars, numbers, tableOf } from '../board/panels.js';

export const NO_RUN =
  'No driver run is done yet. One is made once a day when there are enough answers, or by POST /v1/driver-runs.';
/** Of all answers of a kind: runs of a part have scopes of their own. */
export const WHOLE = `kind in (\${kind:sqlstring}) and segment is null and region is null and journey_area is null and contract_level is null`;
export const LOST: FieldLook = { unit: 'suffix: pts', decimals: 2, whenNull: 'not known' };
export const RUN_LINK: FieldLook = {
  link: { title: 'The run', url: '${api}/v1/runs/${__data.fields["run_id"]}' },
};
export const KPI_LINK: FieldLook = {
  link: { title: 'This KPI', url: '/d/sidetone-driver?var-kpi=${__value.raw}&var-kind=${kind}' },
};

export const verdict = (width = 8) =>
  numbers({
    title: 'Can the drivers be relied on?',
    about: 'The verdict of the last driver run. Without a usable signal nothing is to be acted on.',
    empty: NO_RUN,
    width,
    height: 5,
    sql: `select verdict as "Verdict", n as "answers", ranked_at::text as "as known at" from insight.driver_run where ${WHOLE}`,
    looks: {},
  });

export const pointsLost = (where: string, width = 12) =>
  bars({
    title: 'NPS points that go with each KPI',
    about:
      'What the score would be expected to gain without it. Associations of one joint model, no proof of causes. Only KPIs that the run flags.',
    empty: NO_RUN,
    width,
    height: 10,
    sql: `select kpi as "KPI", points_lost as "Points lost" from insight.driver
      where ${WHOLE} and ${where} and flagged and verdict <> 'no usable signal' order by points_lost desc limit 15`,
    looks: { 'Points lost': LOST },
  });

export const driverTable = (where: string, width = 12) =>
  tableOf({
    title: 'Drivers',
    about: 'Every KPI of the last run, with the 95 % interval of its points and q (p adjusted for the number of KPIs).',
    empty: NO_RUN,
    width,
    height: 10,
    sql: `select kpi as "KPI", team as "Team", points_lost as "Points lost", points_low as "from", points_high as "to", q, exposed as "Answers hit", quadrant as "What to do",
      case when verdict = 'no usable signal' then verdict when flagged then 'associated' else 'no evidence' end as "Finding", run_id
      from insight.driver where ${WHOLE} and ${where} order by rank`,
    looks: {
      KPI: KPI_LINK,
      Team: NOT_KNOWN,
      'Points lost': LOST,
      from: LOST,
      to: LOST,
      q: { decimals: 3 },
      run_id: RUN_LINK,
    },
  });
