import { Z95 } from '@sidetone/domain/statistics';
import type { ReadingView } from '@sidetone/platform/database';
import { LATEST_RUN, SCOPE, SCOPE_COLUMNS } from './run-scope-columns.js';

const POINTS = 20;
/** Weight of a dose, by the form: see `weightOfExposure` of the domain. */
const WEIGHT = `case form->>'kind' when 'log' then ln(1 + dose) when 'threshold' then greatest(0, dose - (form->>'breakpoint')::float8) else dose end`;
/** Beyond this a double can't tell; `driverFindings` keeps ratios within the same. */
const ratio = (logit: string): string => `exp(greatest(-300, least(300, ${logit})))`;

/** The curve of each KPI of the model, from none of it to the most that an answer had. */
export const doseResponseView: ReadingView = {
  name: 'driver_dose_response',
  about:
    'How the odds of a higher answer change with how much of a KPI a customer had, all else equal: 21 points of the fitted curve of each KPI of the last run of each scope.',
  columns: {
    ...SCOPE_COLUMNS,
    kpi: 'Name of the KPI. Never null.',
    dose: 'How much of it, in its unit before the answer (a decay: events, each weighed down by its age). From 0 to the most that an answer had. Never null.',
    odds_ratio: 'Odds of a higher answer against a dose of 0; below 1 is worse. Never null.',
    odds_low: 'Lower bound of its 95 % interval. Never null.',
    odds_high: 'Upper bound of the same interval. Never null.',
  },
  query: `
    select ${SCOPE}, kpi, dose, ${ratio('coefficient * weight')}, ${ratio(`coefficient * weight - ${Z95}::float8 * error * weight`)},
      ${ratio(`coefficient * weight + ${Z95}::float8 * error * weight`)}
    from ${LATEST_RUN}
    cross join lateral (select run.analysis->'report'->'drivers' as drivers, run.analysis->'model'->'kpis' as modelled offset 0) as told
    cross join lateral jsonb_array_elements(told.drivers) as drivers (driver)
    join lateral jsonb_array_elements(told.modelled) as modelled (model) on model->>'kpi' = driver->>'kpi'
    cross join lateral (select driver->>'kpi' as kpi, driver->'form' as form, (driver->>'coefficient')::float8 as coefficient,
      (driver->>'standardError')::float8 as error, (model->>'highest')::float8 as highest) as one
    cross join lateral (select highest * step / ${POINTS} as dose from generate_series(0, ${POINTS}) as step) as doses
    cross join lateral (select ${WEIGHT} as weight) as weighed`,
};
