import { literal } from '@sidetone/platform/database';
import * as insight from '@sidetone/platform/insight';
import { BAND, IN_WORDS, inWords, numbers, overTime, SHARE_BAND } from '../board/panels.js';
import { COUNT, POINTS, SHARE, TOO_FEW } from '../board/field-looks.js';

export const scoreNow = (where: string, width = 8) =>
  numbers({
    ...insight.scoreNow(where),
    width,
    height: 5,
    looks: { Score: POINTS, from: POINTS, to: POINTS },
  });

const WEEKS = 'count(*)';
const SCORED = `count(*) filter (where insight.nps_status(n) = 'ok')`;

/** How many weeks have a score, and why the others have none. */
export const weeksWithScores = (where: string, width = 24) =>
  inWords({
    title: 'Weeks with a score',
    about: 'A week with fewer answers than the minimum has no score, and not 0.',
    width,
    sql: `select case when ${WEEKS} = 0 then ${literal(insight.NO_ANSWERS)}
        when ${SCORED} = 0 then 'Too few answers for a score of any week: at most ' || max(n) || ' of at least ' || insight.nps_minimum() || '.'
        when ${SCORED} = ${WEEKS} then 'Every week with answers has a score.'
        else ${SCORED} || ' of ' || ${WEEKS} || ' weeks with answers have a score. The others have too few answers: fewer than ' || insight.nps_minimum() || '.' end as "${IN_WORDS}"
      from (select sum(n) as n from insight.nps_daily where ${insight.OF_KIND} and ${where} and ${insight.DAYS_SHOWN} group by date_trunc('week', day)) as week`,
  });

/** Without a single score there are no rows: an empty chart says nothing, its words do. */
export const scoreOverTime = (where: string, width = 24) => {
  const question = insight.scoreByWeek(where);
  return overTime({
    ...question,
    sql: `select time, "Score", "Low", "High" from (select *, count("Score") over () as scores from (${question.sql}) as week) as weeks where scores > 0 order by time`,
    empty: 'No week has a score: no answers, or too few. The words above say which.',
    about: `${question.about} Marked: outages, repairs, detected shifts.`,
    width,
    height: 9,
    looks: { Score: { unit: 'suffix: pts', decimals: 1 }, ...BAND },
  });
};

export const responseRate = (where: string, width = 8) =>
  numbers({
    ...insight.responseRate(where),
    width,
    height: 5,
    looks: { Rate: SHARE, from: SHARE, to: SHARE, asked: COUNT },
  });

export const responseRateOverTime = (where: string, width = 24) =>
  overTime({
    ...insight.responseRateByWeek(where),
    width,
    height: 9,
    looks: { Rate: { unit: 'percentunit', decimals: 1 }, ...SHARE_BAND },
  });

/** Looks of a table of scores by group. */
export const GROUP_LOOKS = {
  Score: POINTS,
  from: { ...POINTS, whenNull: TOO_FEW },
  to: { ...POINTS, whenNull: TOO_FEW },
  Answers: COUNT,
} as const;
