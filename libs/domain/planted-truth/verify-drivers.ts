import { analyseDrivers, type DriverFinding, type DriverReport } from '../drivers/index.js';
import { plantWorld, type PlantedTruth } from './plant-world.js';
import { CONFOUNDED, DECOY, PLANTED_KPIS, THRESHOLD_KPI } from './planted-world.js';
import { tableOf, type VerifiedRow } from './verified-table.js';

export interface VerifyOptions {
  readonly seeds: number;
  readonly answers: number;
  /** Told after each seed; may throw to end it. */
  readonly progress?: (done: number, of: number) => void;
}

/** What one seed's worlds showed: how often each promise was kept, of how many occasions. */
export type Tally = Map<string, { kept: number; of: number }>;

/**
 * Holds the driver analysis against worlds whose truth is known: for each seed a plain world, one with uneven odds, one with a
 * hidden confounder and one without effects. The table tells what was promised and what was reached.
 */
export function verifyDrivers({ seeds, answers, progress = () => undefined }: VerifyOptions): readonly VerifiedRow[] {
  const tally: Tally = new Map();
  for (let seed = 1; seed <= seeds; seed += 1) {
    verifyPlain(seed, answers, tally);
    verifyOthers(seed, answers, tally);
    progress(seed, seeds);
  }
  return tableOf(tally);
}

function verifyPlain(seed: number, answers: number, tally: Tally): void {
  const { answers: input, truth } = plantWorld('plain', seed, answers);
  const { report } = analyseDrivers(input, { seed });
  for (const { kpi, beta } of PLANTED_KPIS) {
    const found = report.drivers.find((driver) => driver.kpi === kpi);
    count(tally, beta === 0 ? 'zero flagged' : `found ${kpi}`, found?.flagged === true);
    if (kpi === DECOY) count(tally, 'decoy flagged', found?.flagged === true);
    count(tally, 'covered', holds(found?.loss.interval, kpi, truth));
    count(tally, 'covered by draws', holds(found?.loss.bootstrapInterval, kpi, truth));
  }
  count(tally, 'threshold', isNear(report.drivers.find(({ kpi }) => kpi === THRESHOLD_KPI)));
  count(tally, 'usable', report.verdict === 'usable');
  count(tally, 'sound assumption accused', report.health?.assumption.kind === 'broken');
}

function verifyOthers(seed: number, answers: number, tally: Tally): void {
  const uneven = reportOf('uneven', seed, answers).report.health?.assumption;
  count(tally, 'uneven told', uneven?.kind === 'broken' && uneven.kpis.some(({ kpi }) => kpi === THRESHOLD_KPI));
  const { report, truth } = reportOf('confounded', seed, answers);
  const accused = report.drivers.find(({ kpi }) => kpi === CONFOUNDED);
  count(tally, 'confounder within reach', accused !== undefined && accused.eValueOfLimit <= truth.hiddenRiskRatio);
  count(tally, 'no effect told', reportOf('no-effect', seed, answers).report.verdict === 'no usable signal');
}

function reportOf(
  kind: 'uneven' | 'confounded' | 'no-effect',
  seed: number,
  answers: number,
): { report: DriverReport; truth: PlantedTruth } {
  const world = plantWorld(kind, seed, answers);
  return { report: analyseDrivers(world.answers, { seed, draws: 0 }).report, truth: world.truth };
}

function holds(
  interval: { low: number; high: number } | undefined,
  kpi: string,
  { pointsLost }: PlantedTruth,
): boolean {
  const truth = pointsLost.get(kpi) ?? Number.NaN;
  return interval !== undefined && interval.low <= truth && truth <= interval.high;
}

function isNear(finding: DriverFinding | undefined): boolean {
  const planted = PLANTED_KPIS.find(({ kpi }) => kpi === THRESHOLD_KPI)?.form;
  if (planted?.kind !== 'threshold' || finding?.breakpoint.kind !== 'found') return false;
  return Math.abs(finding.breakpoint.value - planted.breakpoint) <= 1;
}

function count(tally: Tally, promise: string, kept: boolean): void {
  const line = tally.get(promise) ?? { kept: 0, of: 0 };
  tally.set(promise, { kept: line.kept + Number(kept), of: line.of + 1 });
}
