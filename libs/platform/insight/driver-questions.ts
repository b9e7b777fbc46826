import { OF_KIND, type Question } from './question.js';

export const NO_RUN =
  'No driver run is done yet. One is made once a day when there are enough answers, or by POST /v1/driver-runs.';
/** Of all answers of a kind: runs of a part have scopes of their own. */
export const WHOLE = `${OF_KIND} and segment is null and region is null and journey_area is null and contract_level is null`;

export const verdictOfDrivers: Question = {
  title: 'Can the drivers be relied on?',
  about: 'The verdict of the last driver run. Without a usable signal nothing is to be acted on.',
  empty: NO_RUN,
  sql: `select verdict as "Verdict", n as "answers", ranked_at::text as "as known at" from insight.driver_run where ${WHOLE}`,
};

/** `where` narrows it, such as to a team. */
export const pointsLost = (where: string): Question => ({
  title: 'NPS points that go with each KPI',
  about:
    'What the score would be expected to gain without it. Associations of one joint model, no proof of causes. Only KPIs that the run flags.',
  empty: NO_RUN,
  sql: `select kpi as "KPI", points_lost as "Points lost" from insight.driver
      where ${WHOLE} and ${where} and flagged and verdict <> 'no usable signal' order by points_lost desc limit 15`,
});

export const drivers = (where: string): Question => ({
  title: 'Drivers',
  about: 'Every KPI of the last run, with the 95 % interval of its points and q (p adjusted for the number of KPIs).',
  empty: NO_RUN,
  sql: `select kpi as "KPI", team as "Team", points_lost as "Points lost", points_low as "from", points_high as "to", q, exposed as "Answers hit", quadrant as "What to do",
      case when verdict = 'no usable signal' then verdict when flagged then 'associated' else 'no evidence' end as "Finding", run_id
      from insight.driver where ${WHOLE} and ${where} order by rank`,
});
