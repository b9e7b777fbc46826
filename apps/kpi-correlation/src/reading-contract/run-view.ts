import type { ReadingView } from '@sidetone/platform/database';
import { bounds, LATEST_RUN, REPORT, SCOPE, SCOPE_COLUMNS } from './run-scope-columns.js';

/** Runs that found something, and whether it can be relied on. */
export const runView: ReadingView = {
  name: 'driver_run',
  about:
    'The last driver run of each scope that is done: what the views of drivers rest on. What it finds are associations, no causes.',
  columns: {
    ...SCOPE_COLUMNS,
    window_days: 'How many days before an answer count as its exposure. Never null.',
    n: 'Answers in the analysis. Never null.',
    customers: 'Customers who gave them. Never null.',
    verdict:
      'usable; weak (with a doubt that verdict_reason names); or no usable signal: then none of its drivers is to be acted on. Never null.',
    verdict_reason: 'Why, in words. Never null.',
    nps_observed: 'Score of the answers analysed, points. Null without a model.',
    nps_fitted: 'Score that the model expects of them, points. Null without a model.',
    joint_points: 'Points that go with all KPIs together; single ones do not add up to it. Null without a model.',
    joint_low: 'Lower bound of its 95 % interval, points. Null without a model.',
    joint_high: 'Upper bound of the same interval, points. Null without a model.',
    auc: 'Out of time: the chance that the KPIs rank a detractor of the last third as worse hit than another, 0 to 1; 0.5 is a coin. Null where that could not be checked.',
  },
  query: `
    select ${SCOPE}, run.window_days, (report->>'n')::int, (report->>'customers')::int, report->>'verdict', report->>'verdictReason',
      (report->'nps'->>'observed')::float8, (report->'nps'->>'fitted')::float8, (report->'jointLoss'->>'points')::float8,
      ${bounds(`report->'jointLoss'->'bootstrapInterval'`)}, (report->'health'->'outOfTime'->>'auc')::float8
    from ${LATEST_RUN} ${REPORT}
    where report is not null`,
};

/** Runs whatever came of them: for whoever waits for one. */
export const runStateView: ReadingView = {
  name: 'driver_run_state',
  about: 'Every driver run that is kept, and how far it is.',
  columns: {
    ...SCOPE_COLUMNS,
    state: 'waiting, running, done, failed or cancelled. Never null.',
    progress: 'Share done, 0 to 1. Never null.',
    step: 'What is being done. Null unless it runs.',
    failure: 'Why there is no result, where it failed; while it waits, why the last attempt failed. Null otherwise.',
  },
  query: `select ${SCOPE}, run.state, run.progress::float8, run.step, run.failure from driver_run as run`,
};
