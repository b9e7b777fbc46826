import type { DriverFinding, DriverReport } from '@sidetone/domain/drivers';
import { kpiOwner, type CompiledCatalogue } from '@sidetone/domain/kpi';
import type { DriverRun } from './driver-run.js';

/** How every run was made, in words; docs/statistics-model.md tells each number. */
const METHOD =
  'Each KPI is screened by Kendall’s tau-b. All KPIs and the controls (segment, region, tenure, channel, contract level) go into one proportional-odds model of the ' +
  'score, each KPI in the form that the likelihood chooses, with errors clustered by customer. Points lost are what the expected NPS of these answers would be ' +
  'with the KPI at none, less what it is; their interval is a seeded parametric bootstrap. q is adjusted for the number of KPIs (Benjamini and Hochberg). The first two ' +
  'thirds of the answers are asked to foretell the last third. What is found are associations: only a repair measured against untreated customers tells of an effect.';

/** A KPI of a run, with who can mend it. */
export interface DriverView extends DriverFinding {
  /** From 1, by points lost. */
  readonly rank: number;
  readonly team: string;
  readonly journeyArea: string;
  /** Nobody at the operator can mend it. */
  readonly outsideControl: boolean;
}

type Report = Omit<DriverReport, 'drivers' | 'seed'>;

/** A run as the API tells it. What it found is absent, and `drivers` null, until it is done. */
export type RunView = Omit<DriverRun, 'analysis' | 'population'> & {
  readonly [Field in keyof Report]?: Report[Field] | undefined;
} & {
  readonly method: string;
  readonly drivers: readonly DriverView[] | null;
};

export function runView({ analysis, population: _, ...run }: DriverRun, catalogue: CompiledCatalogue): RunView {
  if (!analysis) return { ...run, method: METHOD, drivers: null };
  const { drivers, seed, ...report } = analysis.report;
  return {
    ...run,
    method: METHOD,
    ...report,
    drivers: drivers.map((driver, index) => viewOf(driver, index, catalogue)),
  };
}

function viewOf(driver: DriverFinding, index: number, catalogue: CompiledCatalogue): DriverView {
  return {
    rank: index + 1,
    ...driver,
    ...kpiOwner(driver.kpi, catalogue),
    outsideControl: catalogue.definition(driver.kpi)?.outsideControl ?? false,
  };
}
