/** Of which answers a run is, as every view of runs tells it. */
export const SCOPE_COLUMNS = {
  run_id: 'Id of the run: GET /v1/runs/{run_id}. Never null.',
  ranked_at: 'Answers and exposures count as they were known at this time. Never null.',
  kind: 'Kind of survey whose answers were analysed. Never null.',
  segment: 'The segment analysed. Null: all.',
  region: 'The region analysed. Null: all.',
  journey_area: 'The journey area analysed. Null: all.',
  contract_level: 'The contract level analysed. Null: all.',
} as const;

export const SCOPE =
  'run.run_id, run.ranked_at, run.kind, run.segment, run.region, run.journey_area, run.contract_level';

/** The last run of each scope that is done, as `run`. What is asked of one scope reads the runs of that one alone. */
export const LATEST_RUN = `(
  select distinct on (kind, segment, region, journey_area, contract_level) * from driver_run
  where state = 'done' order by kind, segment, region, journey_area, contract_level, ranked_at desc, revision desc) as run`;

/** What the run found, as `told.report`. Taken out once for each run: an analysis is large, and `offset 0` keeps it from being opened again for every row. */
export const REPORT = `cross join lateral (select run.analysis->'report' as report offset 0) as told`;

export const TEAM_OF_KPI = 'left join insight.kpi as owner on owner.kpi =';

/** Lower and upper bound of an interval in JSON. */
export function bounds(interval: string): string {
  return `(${interval}->>'low')::float8, (${interval}->>'high')::float8`;
}
