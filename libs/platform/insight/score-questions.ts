import { DAYS_SHOWN, OF_KIND, type Question } from './question.js';

export const NO_ANSWERS = 'No answers in this time yet. They come by the answer page, or POST /v1/responses.';
const COUNTS = 'sum(promoters), sum(passives), sum(detractors)';
/** Words beside a number: how much it rests on, or why there is none. */
const WORDS = `case insight.nps_status(sum(n)) when 'ok' then sum(n) || ' answers' when 'no answers' then 'No answers in this time'
  else 'Too few answers: ' || sum(n) || ' of at least ' || insight.nps_minimum() end`;
const ASKED = 'sum(answered), sum(invited)';

/** Columns of a table of scores by group. */
export const GROUP_SCORES = `insight.nps_score(${COUNTS}) as "Score", insight.nps_low(${COUNTS}) as "from", insight.nps_high(${COUNTS}) as "to",
  sum(n) as "Answers", insight.nps_status(sum(n)) as "Status"`;

/** `where` narrows it, such as to an area. */
export const scoreNow = (where: string): Question => ({
  title: 'Net Promoter Score',
  about:
    'The score of the time shown, with its 95 % interval (adjusted Wald). Below the minimum of answers there is no score, and not 0.',
  empty: NO_ANSWERS,
  sql: `select insight.nps_score(${COUNTS}) as "Score", insight.nps_low(${COUNTS}) as "from", insight.nps_high(${COUNTS}) as "to", ${WORDS} as "rests on"
      from insight.nps_daily where ${OF_KIND} and ${where} and ${DAYS_SHOWN}`,
});

export const scoreByWeek = (where: string): Question => ({
  title: 'Score by week',
  about: 'Each week with its 95 % interval as a band; weeks with too few answers are gaps.',
  empty: NO_ANSWERS,
  sql: `select min(time) as time, insight.nps_score(${COUNTS}) as "Score", insight.nps_low(${COUNTS}) as "Low", insight.nps_high(${COUNTS}) as "High"
      from insight.nps_daily where ${OF_KIND} and ${where} and ${DAYS_SHOWN} group by date_trunc('week', day) order by 1`,
});

export const responseRate = (where: string): Question => ({
  title: 'Response rate',
  about: 'Of those asked in the time shown, how many answered, whenever they did; with the 95 % interval (Wilson).',
  empty: 'Nobody was asked in this time yet.',
  sql: `select insight.share(${ASKED}) as "Rate", insight.share_low(${ASKED}) as "from",
      insight.share_high(${ASKED}) as "to", coalesce(sum(invited), 0) as "asked"
      from insight.response_rate_daily where dimension = 'all' and ${OF_KIND} and ${where} and ${DAYS_SHOWN}`,
});

export const responseRateByWeek = (where: string): Question => ({
  title: 'Response rate by week',
  about:
    'Of those asked in each week, how many answered, whenever they did; with the 95 % interval (Wilson) as a band. The last weeks still rise.',
  empty: 'Nobody was asked in this time yet.',
  sql: `select min(time) as time, insight.share(${ASKED}) as "Rate", insight.share_low(${ASKED}) as "Low", insight.share_high(${ASKED}) as "High"
      from insight.response_rate_daily where dimension = 'all' and ${OF_KIND} and ${where} and ${DAYS_SHOWN} group by date_trunc('week', day) order by 1`,
});
