/** The counts of a group with what follows from them, over a query that has the three counts. */
export const SCORE_SELECT = `promoters + passives + detractors as n, promoters, passives, detractors,
  insight.nps_score(promoters, passives, detractors) as score, insight.nps_low(promoters, passives, detractors) as low,
  insight.nps_high(promoters, passives, detractors) as high, insight.nps_status(promoters + passives + detractors) as status`;

export const SCORE_COLUMNS = {
  n: 'Answers that count. Never null.',
  promoters: 'Answers of 9 and 10. Never null.',
  passives: 'Answers of 7 and 8. Never null.',
  detractors: 'Answers of 0 to 6. Never null.',
  score:
    'Net Promoter Score, points from -100 to 100. Null where the answers are too few (see status). Scores do not add up: sum the three counts and call insight.nps_score(promoters, passives, detractors).',
  low: 'Lower bound of the 95 % interval of the score (adjusted Wald, centred on the adjusted score), points. Null with the score.',
  high: 'Upper bound of the same interval, points. Null with the score.',
  status: 'ok; too few answers (fewer than insight.nps_minimum(), the setting MINIMUM_N); or no answers. Never null.',
} as const;

export const SUMS = `sum(promoters)::int as promoters, sum(passives)::int as passives, sum(detractors)::int as detractors`;

/** An area as readers know it: all together have a name. */
export const AREA = `case journey_area when '' then 'overall' else journey_area end`;
export const AREA_MEANING =
  'Journey area (sales, delivery, network, support, billing …), or overall: every answer, whatever its area, those without one too. Take one value of it, or answers count twice. Never null.';
export const KIND_MEANING =
  'Kind of survey: transactional, relationship, wave or verification. Kinds are never added up by the API. Never null.';
export const DAY_MEANING = "The operator's calendar day. Never null.";
export const TIME_MEANING =
  "The moment at which that day began in the operator's time zone, for charts over time. Never null.";
