import { BAND, numbers, overTime } from '../board/panels.js';
import { COUNT, POINTS, SHARE, TOO_FEW } from '../board/field-looks.js';
import { DAYS_SHOWN } from '../board/sql-query.js';

const NO_ANSWERS = 'No answers in this time yet. They come by the answer page, or POST /v1/responses.';
const COUNTS = 'sum(promoters), sum(passives), sum(detractors)';
/** Words beside a number: how much it rests on, or why there is none. */
const WORDS = `case insight.nps_status(sum(n)) when 'ok' then sum(n) || ' answers' when 'no answers' then 'No answers in this time'
  else 'Too few answers: ' || sum(n) || ' of at least ' || insight.nps_minimum() end`;

export const scoreNow = (where: string, width = 8) =>
  numbers({
    title: 'Net Promoter Score',
    about:
      'The score of the time shown, with its 95 % interval (adjusted Wald). Below the minimum of answers there is no score, and not 0.',
    empty: NO_ANSWERS,
    width,
    height: 5,
    sql: `select insight.nps_score(${COUNTS}) as "Score", insight.nps_low(${COUNTS}) as "from", insight.nps_high(${COUNTS}) as "to", ${WORDS} as "rests on"
      from insight.nps_daily where kind in (\${kind:sqlstring}) and ${where} and ${DAYS_SHOWN}`,
    looks: { Score: POINTS, from: POINTS, to: POINTS },
  });

export const scoreOverTime = (where: string, width = 24) =>
  overTime({
    title: 'Score by week',
    about:
      'Each week with its 95 % interval as a band; weeks with too few answers are gaps. Marked: outages, repairs, detected shifts.',
    empty: NO_ANSWERS,
    width,
    height: 9,
    sql: `select min(time) as time, insight.nps_score(${COUNTS}) as "Score", insight.nps_low(${COUNTS}) as "Low", insight.nps_high(${COUNTS}) as "High"
      from insight.nps_daily where kind in (\${kind:sqlstring}) and ${where} and ${DAYS_SHOWN} group by date_trunc('week', day) order by 1`,
    looks: { Score: { unit: 'suffix: pts', decimals: 1 }, ...BAND },
  });

export const responseRate = (where: string, width = 8) =>
  numbers({
    title: 'Response rate',
    about: 'Of those asked in the time shown, how many answered, whenever they did; with the 95 % interval (Wilson).',
    empty: 'Nobody was asked in this time yet.',
    width,
    height: 5,
    sql: `select insight.share(sum(answered), sum(invited)) as "Rate", insight.share_low(sum(answered), sum(invited)) as "from",
      insight.share_high(sum(answered), sum(invited)) as "to", coalesce(sum(invited), 0) as "asked"
      from insight.response_rate_daily where dimension = 'all' and kind in (\${kind:sqlstring}) and ${where} and ${DAYS_SHOWN}`,
    looks: { Rate: SHARE, from: SHARE, to: SHARE, asked: COUNT },
  });

/** Columns of a table of scores by group. */
export const GROUP_SCORES = `insight.nps_score(${COUNTS}) as "Score", insight.nps_low(${COUNTS}) as "from", insight.nps_high(${COUNTS}) as "to",
  sum(n) as "Answers", insight.nps_status(sum(n)) as "Status"`;
export const GROUP_LOOKS = {
  Score: POINTS,
  from: { ...POINTS, whenNull: TOO_FEW },
  to: { ...POINTS, whenNull: TOO_FEW },
  Answers: COUNT,
} as const;
export { NO_ANSWERS };
