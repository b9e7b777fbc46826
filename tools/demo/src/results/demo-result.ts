import type { SimulatorReport } from '../simulator/simulator-output.js';
import type { Found } from './found.js';
import { compareCells, type CellComparison } from './compare-cells.js';
import type { ProvenRepair } from './prove-repair.js';
import type { ExposureComparison } from './compare-exposures.js';
import type { LedgerComparison } from './compare-ledgers.js';

export interface Score {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** One KPI: what was planted beside what was found. Null is what was not computed. */
export interface DriverResult {
  readonly kpi: string;
  readonly role: 'effect' | 'none' | 'decoy';
  readonly plantedPointsLost: number;
  readonly foundPointsLost: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly flagged: boolean | null;
  readonly rank: number | null;
  readonly form: string | null;
  readonly q: number | null;
}

/** The result file of a demo. */
export interface DemoResult {
  readonly seed: number;
  readonly customers: number;
  readonly days: number;
  readonly profile: string;
  readonly nps: Score;
  readonly areas: Readonly<Record<string, Score>>;
  readonly drivers: readonly DriverResult[];
  /** KPIs the platform ranked although nothing was planted on them: they may go along with one that was. */
  readonly alsoRanked: readonly { readonly kpi: string; readonly rank: number; readonly flagged: boolean }[];
  /** Where to repair first, beside where faults were planted to cost most. */
  readonly cells: CellComparison;
  /** Null where no repair was planted, or none made yet. */
  readonly repair: ProvenRepair | null;
  readonly cases: {
    readonly opened: number;
    readonly open: number;
    readonly dueWithin24h: number;
    readonly overdue: number;
  };
  readonly ledger: LedgerComparison['ledger'];
  /** Where records met another fate than the simulator meant for them, a sentence each. */
  readonly surprises: readonly string[];
  readonly ledgerByTopic: LedgerComparison['byTopic'];
  /** Whether what hit each respondent was found as it was planted. */
  readonly exposures: ExposureComparison;
  readonly answers: { readonly invited: number; readonly given: number };
  /** Wall-clock seconds by stage. */
  readonly seconds: Readonly<Record<string, number>>;
}

export interface ResultParts {
  readonly run: Pick<DemoResult, 'seed' | 'customers' | 'days' | 'profile'>;
  readonly report: SimulatorReport;
  readonly found: Found;
  readonly comparison: LedgerComparison;
  readonly exposures: ExposureComparison;
  readonly repair: ProvenRepair | undefined;
  readonly seconds: DemoResult['seconds'];
}

/** What was planted beside what the platform found, the KPIs in the platform's order, those that it did not rank at the end. */
export function demoResult({ run, report, found, comparison, exposures, repair, seconds }: ResultParts): DemoResult {
  const ranked = new Map(found.drivers.map((driver) => [driver.kpi, driver]));
  const drivers = report.truth.effects.map(({ kpi, role, pointsLost }): DriverResult => {
    const driver = ranked.get(kpi);
    return {
      kpi,
      role,
      plantedPointsLost: pointsLost,
      foundPointsLost: driver?.loss.points ?? null,
      low: driver?.loss.bootstrapInterval.low ?? null,
      high: driver?.loss.bootstrapInterval.high ?? null,
      flagged: driver?.flagged ?? null,
      rank: driver?.rank ?? null,
      form: driver?.form.kind ?? null,
      q: driver?.adjustedP ?? null,
    };
  });
  const { opened, open, dueWithin24h, overdue } = found.cases;
  return {
    ...run,
    nps: scoreOf(found.nps),
    areas: Object.fromEntries(Object.entries(found.areas).map(([area, score]) => [area, scoreOf(score)])),
    drivers: drivers.sort((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity)),
    alsoRanked: found.drivers
      .filter(({ kpi }) => !drivers.some((driver) => driver.kpi === kpi))
      .map(({ kpi, rank, flagged }) => ({ kpi, rank, flagged })),
    cells: compareCells(report.truth.cells, found.resources),
    repair: repair ?? null,
    cases: { opened, open, dueWithin24h, overdue },
    ledger: comparison.ledger,
    surprises: comparison.surprises,
    ledgerByTopic: comparison.byTopic,
    exposures,
    answers: { invited: report.answers.messages, given: report.answers.accepted },
    seconds,
  };
}

function scoreOf({ score, low, high, n }: Score): Score {
  return { score, low, high, n };
}
