import * as insight from '@sidetone/platform/insight';
import { BAND, numbers, overTime, SHARE_BAND } from '../board/panels.js';
import { COUNT, POINTS, SHARE, TOO_FEW } from '../board/field-looks.js';

export const scoreNow = (where: string, width = 8) =>
  numbers({
    ...insight.scoreNow(where),
    width,
    height: 5,
    looks: { Score: POINTS, from: POINTS, to: POINTS },
  });

export const scoreOverTime = (where: string, width = 24) => {
  const question = insight.scoreByWeek(where);
  return overTime({
    ...question,
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
