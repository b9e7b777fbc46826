import type { ReadingView } from '@sidetone/platform/database';
import { bounds, LATEST_RUN, REPORT, SCOPE, SCOPE_COLUMNS, TEAM_OF_KPI } from './run-scope-columns.js';

const DRIVERS = `${REPORT}
    cross join lateral jsonb_array_elements(report->'drivers') with ordinality as each (driver, place)`;

/** What each KPI costs. */
export const driverView: ReadingView = {
  name: 'driver',
  about:
    'Each KPI of the last run of each scope: how many NPS points go with it, how sure that is, and who can mend it. Associations, no causes.',
  columns: {
    ...SCOPE_COLUMNS,
    verdict: 'Of the run: usable, weak or no usable signal. Never null.',
    rank: 'From 1, by points lost. Never null.',
    kpi: 'Name of the KPI. Never null.',
    team: 'The team that can mend it. Null: the KPI is not in the catalogue any more.',
    area: 'The journey area of the KPI. Null with team.',
    points_lost:
      'NPS points of these answers that go with it: what their score would be expected to be without, less what it is. Never null.',
    points_low: 'Lower bound of the 95 % interval of points_lost (bootstrap). Never null.',
    points_high: 'Upper bound of the same interval. Never null.',
    q: 'p adjusted for the number of KPIs (Benjamini and Hochberg), 0 to 1. Never null.',
    flagged: 'Whether it is associated with the score: q is small and the sign is the plausible one. Never null.',
    share_of_explained: 'Its share of what the KPIs explain together, 0 to 1. Null where nothing is explained.',
    n: 'Answers in the model. Never null.',
    exposed: 'Those with the KPI above 0. Never null.',
    extrapolated: 'Hardly anybody was without it: points_lost goes beyond what was seen. Never null.',
    quadrant: 'mend first; keep it rare; many, but harmless; or leave. Never null.',
    form: 'Shape of the relation: straight, log, threshold or decay. Never null.',
    coefficient: 'Logits of a higher answer per unit of the KPI in its form. Never null.',
    odds_ratio:
      'Odds of a higher answer for somebody hit as much as those hit are on average, against nobody hit. Never null.',
    odds_low: 'Lower bound of its 95 % interval. Never null.',
    odds_high: 'Upper bound of the same interval. Never null.',
    breakpoint: 'From how much of the KPI on scores are lower, in its unit. Null where no such point is found.',
    breakpoint_low: 'Lower bound of its 95 % interval. Null with breakpoint.',
    breakpoint_high: 'Upper bound of the same interval. Null with breakpoint.',
    breakpoint_note: 'Why there is none. Null with a breakpoint.',
    e_value: 'How strong a hidden confounder would have to be to explain it away, as a risk ratio. Never null.',
  },
  query: `
    select ${SCOPE}, report->>'verdict', place::int, driver->>'kpi', owner.team, owner.area, (driver->'loss'->>'points')::float8,
      ${bounds(`driver->'loss'->'bootstrapInterval'`)}, (driver->>'adjustedP')::float8, (driver->>'flagged')::boolean,
      (driver->>'shareOfExplained')::float8, (driver->>'n')::int, (driver->>'exposed')::int, (driver->>'extrapolated')::boolean,
      driver->>'quadrant', driver->'form'->>'kind', (driver->>'coefficient')::float8, (driver->>'oddsRatio')::float8,
      ${bounds(`driver->'oddsRatioInterval'`)}, (driver->'breakpoint'->>'value')::float8,
      ${bounds(`driver->'breakpoint'->'interval'`)}, driver->'breakpoint'->>'reason', (driver->>'eValue')::float8
    from ${LATEST_RUN} ${DRIVERS} ${TEAM_OF_KPI} driver->>'kpi'`,
};

/** How long what happened still shows. */
export const driverLagView: ReadingView = {
  name: 'driver_lag',
  about:
    'How the score goes with the events of a KPI by their age, each stretch taken alone. KPIs whose events have no known age have no rows.',
  columns: {
    ...SCOPE_COLUMNS,
    kpi: 'Name of the KPI. Never null.',
    from_days: 'Events at least so many days old at the answer. Never null.',
    to_days: 'And younger than so many days. Never null.',
    exposed: 'Answers with at least one such event. Never null.',
    tau: "Kendall's tau-b of their number with the score, -1 to 1. Null where it cannot be tested.",
    adjusted_p: 'Its p, adjusted for the number of stretches, 0 to 1. Null with tau.',
  },
  query: `
    select ${SCOPE}, driver->>'kpi', (stretch->>'fromDays')::int, (stretch->>'toDays')::int, (stretch->>'exposed')::int,
      (stretch->>'tau')::float8, (stretch->>'adjustedP')::float8
    from ${LATEST_RUN} ${DRIVERS}
    cross join lateral jsonb_array_elements(case when jsonb_typeof(driver->'lag') = 'array' then driver->'lag' else '[]' end) as stretches (stretch)`,
};

/** What could not be analysed, so that nobody takes silence for harmlessness. */
export const driverLeftOutView: ReadingView = {
  name: 'driver_left_out',
  about:
    'The KPIs that the last run of each scope could tell nothing of, and why: nobody who answered was exposed, too few answers knew it, and so on.',
  columns: {
    ...SCOPE_COLUMNS,
    kpi: 'Name of the KPI. Never null.',
    team: 'The team that can mend it. Null: the KPI is not in the catalogue any more.',
    reason: 'Why, in words. Never null.',
  },
  query: `
    select ${SCOPE}, each->>'kpi', owner.team, each->>'reason'
    from ${LATEST_RUN} ${REPORT}
    cross join lateral jsonb_array_elements(report->'leftOut') as left_out (each) ${TEAM_OF_KPI} each->>'kpi'`,
};
