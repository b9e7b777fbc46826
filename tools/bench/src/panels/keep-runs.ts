import { analyseDrivers } from '@sidetone/domain/drivers';
import type { PopulationReport } from '@sidetone/domain/impact';
import { SHIPPED_KPIS } from '@sidetone/domain/kpi';
import { plantWorld } from '@sidetone/domain/planted-truth';
import { sql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';

const SERVICE = 'kpi-correlation';
/** Runs keep two thousand respondents, whatever the number of answers: more of these do not make them larger. */
const ANALYSED = 4_000;
const DRAWS = 20;
const RESOURCES = 500;
const PART_EVERY_DAYS = 7;
const REPAIRS = 300;
const REGIONS = ['Uusimaa', 'Pirkanmaa', 'Varsinais-Suomi', 'Lappi', 'Kainuu', 'Savo', 'Satakunta', 'Kymenlaakso'];

/**
 * A run of all answers each day, of each region each week, with as large a result as runs have; and repairs. Returns the KPI to look at.
 * @param days how far they go back
 */
export async function keepRuns(suite: Suite, days: number): Promise<string> {
  const { answers } = plantWorld('plain', 3, ANALYSED);
  const planted = analyseDrivers(answers, { seed: 1, draws: DRAWS });
  // Planted KPIs have names that no catalogue knows.
  const names = planted.report.drivers.map(({ kpi }, index) => [kpi, SHIPPED_KPIS[index]?.kpi ?? kpi] as const);
  const analysis = names.reduce(
    (text, [name, shipped]) => text.replaceAll(JSON.stringify(name), JSON.stringify(shipped)),
    JSON.stringify(planted),
  );
  const kpis = names.map(([, shipped]) => shipped);
  const [chosen] = planted.report.drivers.filter(({ flagged, lag }) => flagged && lag !== null);
  const kpi = names.find(([name]) => name === chosen?.kpi)?.[1];
  if (kpi === undefined) throw new Error('The planted world has no flagged driver whose events have an age.');
  await suite.query(
    SERVICE,
    sql`insert into driver_run (run_id, ranked_at, kind, region, window_days, state, analysis, population)
      select gen_random_uuid(), now() - make_interval(days => day), 'transactional', region, 28, 'done', ${analysis}::jsonb,
        ${JSON.stringify(populationOf(kpis))}::jsonb
      from (select day, null as region from generate_series(0, ${days}::int) as day
        union all select day, unnest(${REGIONS}::text[]) from generate_series(0, ${days}::int, ${PART_EVERY_DAYS}::int) as day) as run`,
  );
  await keepRepairs(suite, kpi);
  await suite.query(
    SERVICE,
    sql`insert into place (kind, place_id, longitude, latitude, changed_at, changed_by)
    select kind, id, 20 + hashtext(id) % 5, 60 + hashtext(id) % 5, now(), 'bench'
    from (select 'resource' as kind, 'CELL-' || n as id from generate_series(1, ${RESOURCES}::int) as n union all select 'region', unnest(${REGIONS}::text[])) as placed`,
  );
  await suite.query(SERVICE, sql`vacuum analyze driver_run, repair, place`);
  return kpi;
}

function populationOf(kpis: readonly string[]): PopulationReport {
  const impact = { people: 300, points: 1.5, interval: { low: 0.5, high: 2.5 } };
  const expected = { people: 900, lines: 950, nps: 12, interval: { low: 8, high: 16 }, detractorShare: 0.3 };
  return {
    ...{ people: 1_000_000, lines: 1_050_000, strangers: 0, silent: expected, answered: { ...expected, people: 100 } },
    groups: [{ control: 'segment', level: 'business', silent: null, answered: null }],
    kpis: kpis.map((kpi) => ({ kpi, atRisk: 40, ...impact })),
    resources: Array.from({ length: RESOURCES }, (_, index) => ({
      ...{ resourceId: `CELL-${index + 1}`, ...impact },
      kpis: kpis.slice(0, 3).map((kpi) => ({ kpi, people: 300, points: 1.5 })),
    })),
  };
}

async function keepRepairs(suite: Suite, kpi: string): Promise<void> {
  const { team } = SHIPPED_KPIS.find((shipped) => shipped.kpi === kpi) ?? { team: 'NOC' };
  const score = { difference: 12, low: 4, high: 20, customers: 240 };
  const proof = JSON.stringify({ verdict: 'improved', reason: 'The whole interval lies above 0.', score });
  await suite.query(
    SERVICE,
    sql`insert into repair (repair_id, name, kind, targets, repaired_at, team, kpi, registered_at, registered_by, proof, proven_at)
      select 'REP-' || n, 'New antenna', 'resource', array['CELL-' || n], now() - make_interval(days => n), ${team}, ${kpi}, now(), 'bench',
        ${proof}::jsonb, now()
      from generate_series(1, ${REPAIRS}::int) as n`,
  );
}
