import { Z95 } from '@sidetone/domain/statistics';

const COUNTS = 'promoters bigint, passives bigint, detractors bigint';
const N = '(promoters + passives + detractors)';
const SCORE_FROM = `language sql immutable parallel safe return case when ${N} >= insight.nps_minimum() then`;

/** The adjusted score and its error in points, as `npsInterval` of the domain has them: three pseudo-answers, ¾ promoter, 1½ passive, ¾ detractor (Rocks 2016). */
const PROMOTERS = `((promoters + 0.75::float8) / (${N} + 3))`;
const DETRACTORS = `((detractors + 0.75::float8) / (${N} + 3))`;
const CENTRE = `100 * (${PROMOTERS} - ${DETRACTORS})`;
const ERROR = `100 * sqrt((${PROMOTERS} + ${DETRACTORS} - (${PROMOTERS} - ${DETRACTORS}) * (${PROMOTERS} - ${DETRACTORS})) / (${N} + 3))`;

/** Wilson's interval of a share, as `wilsonInterval` of the domain has it. */
const Z = `${Z95}::float8`;
const SHARE = '(successes::float8 / trials)';
const REACH = `${Z} * sqrt(${SHARE} * (1 - ${SHARE}) / trials + ${Z} * ${Z} / (4 * trials::float8 * trials))`;
const MIDDLE = `${SHARE} + ${Z} * ${Z} / (2 * trials::float8)`;
const SCALE = `(1 + ${Z} * ${Z} / trials)`;
const SHARE_FROM = 'language sql immutable parallel safe return case when trials > 0 then';

/**
 * Functions of counts, so that whoever adds up rows of several days or groups gets the score, its interval, and "too few" by the same rule as the API. The
 * least number of answers is the service's own, and no argument: a reader can't ask for less.
 */
export function readingFunctions(minimumN: number): readonly string[] {
  return [
    `create or replace function insight.nps_minimum() returns int language sql immutable parallel safe return ${minimumN}`,
    `create or replace function insight.nps_status(n bigint) returns text language sql immutable parallel safe
      return case when coalesce(n, 0) = 0 then 'no answers' when n < insight.nps_minimum() then 'too few answers' else 'ok' end`,
    `create or replace function insight.nps_score(${COUNTS}) returns float8 ${SCORE_FROM} 100::float8 * (promoters - detractors) / ${N} end`,
    `create or replace function insight.nps_low(${COUNTS}) returns float8 ${SCORE_FROM} greatest(-100, ${CENTRE} - ${Z} * ${ERROR}) end`,
    `create or replace function insight.nps_high(${COUNTS}) returns float8 ${SCORE_FROM} least(100, ${CENTRE} + ${Z} * ${ERROR}) end`,
    `create or replace function insight.share(successes bigint, trials bigint) returns float8 ${SHARE_FROM} ${SHARE} end`,
    `create or replace function insight.share_low(successes bigint, trials bigint) returns float8 ${SHARE_FROM} greatest(0, (${MIDDLE} - ${REACH}) / ${SCALE}) end`,
    `create or replace function insight.share_high(successes bigint, trials bigint) returns float8 ${SHARE_FROM} least(1, (${MIDDLE} + ${REACH}) / ${SCALE}) end`,
  ];
}
