import { literal, type ReadingView } from '@sidetone/platform/database';
import {
  AREA,
  AREA_MEANING,
  DAY_MEANING,
  KIND_MEANING,
  SCORE_COLUMNS,
  SCORE_SELECT,
  SUMS,
  TIME_MEANING,
} from './score-columns.js';

const DIMENSION_MEANING =
  'What value names: segment, region, account (business customers), contractLevel, product, channel, language, team, wave or survey. Take one: each answer is in all of them. Never null.';
const VALUE_MEANING = 'The group, such as a name of a region. Null: it is not known.';

/** Scores from the kept cells. @param timeZone the operator's, an IANA name */
export function scoreViews(timeZone: string): readonly ReadingView[] {
  const time = `day::timestamp at time zone ${literal(timeZone)}`;
  return [
    {
      name: 'nps_daily',
      about: 'The score of each day, kind of survey and journey area. Days without answers have no row.',
      columns: { day: DAY_MEANING, time: TIME_MEANING, kind: KIND_MEANING, area: AREA_MEANING, ...SCORE_COLUMNS },
      query: `select day, ${time}, kind, ${AREA}, ${SCORE_SELECT} from (
        select day, kind, journey_area, ${SUMS} from score_cell
        where dimension = 'all' group by day, kind, journey_area having sum(promoters + passives + detractors) > 0) as cell`,
    },
    {
      name: 'nps_group_daily',
      about:
        'The score of each day, kind of survey, journey area and group: the finest there is. Days without answers have no row.',
      columns: {
        day: DAY_MEANING,
        time: TIME_MEANING,
        kind: KIND_MEANING,
        area: AREA_MEANING,
        dimension: DIMENSION_MEANING,
        value: VALUE_MEANING,
        ...SCORE_COLUMNS,
      },
      query: `select day, ${time}, kind, ${AREA}, dimension, nullif(value, ''), ${SCORE_SELECT} from (
        select day, kind, journey_area, dimension, value, ${SUMS} from score_cell
        where dimension <> 'all' group by day, kind, journey_area, dimension, value having sum(promoters + passives + detractors) > 0) as cell`,
    },
    {
      name: 'nps_monthly',
      about:
        'The score of each calendar month, for all together and for each group. For long times: it reads a thirtieth of the rows.',
      columns: {
        month: "First day of the operator's calendar month. Never null.",
        kind: KIND_MEANING,
        area: AREA_MEANING,
        dimension: `all (with value null), or: ${DIMENSION_MEANING}`,
        value: VALUE_MEANING,
        ...SCORE_COLUMNS,
      },
      query: `select to_date(month, 'YYYY-MM'), kind, ${AREA}, dimension, nullif(value, ''), ${SCORE_SELECT} from (
        select month, kind, journey_area, dimension, value, ${SUMS} from score_month
        group by month, kind, journey_area, dimension, value having sum(promoters + passives + detractors) > 0) as cell`,
    },
    {
      name: 'response_rate_daily',
      about:
        'Who was asked on a day, and how many of those answered, whenever they did. Imported answers have no invitations and are not in it.',
      columns: {
        day: "The operator's calendar day on which the invitation went out. Never null.",
        time: TIME_MEANING,
        kind: KIND_MEANING,
        area: AREA_MEANING,
        dimension: `all (with value null), or: ${DIMENSION_MEANING}`,
        value: VALUE_MEANING,
        invited: 'Invitations that a channel took. Never null, at least 1.',
        answered: 'How many of those were answered. Never null.',
        rate: 'answered / invited, 0 to 1. Never null. Rates do not add up: sum the counts and call insight.share(answered, invited).',
        low: 'Lower bound of its 95 % interval (Wilson), 0 to 1. Never null.',
        high: 'Upper bound of the same interval, 0 to 1. Never null.',
      },
      query: `select day, ${time}, kind, ${AREA}, dimension, nullif(value, ''), invited, answered,
          insight.share(answered, invited), insight.share_low(answered, invited), insight.share_high(answered, invited)
        from (
          select day, kind, journey_area, dimension, value, sum(invited)::int as invited, sum(answered)::int as answered from score_cell
          group by day, kind, journey_area, dimension, value having sum(invited) > 0) as cell`,
    },
  ];
}
