import { expectedAnswer, type DriverModel, type Expected } from '../drivers/index.js';
import type { Person } from './person.js';

/** A number, and how it moves with each of the model's parameters (thresholds, KPIs, levels, as in the model's covariance). */
export interface Estimate {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** What a model expects of one person. */
export class PersonForecast {
  private readonly exposures: readonly number[];
  private readonly levels: readonly number[];
  private readonly now: Expected;

  constructor(
    private readonly model: DriverModel,
    person: Person,
  ) {
    this.exposures = model.kpis.map(({ kpi }) => person.exposures.get(kpi) ?? 0);
    this.levels = model.levels.flatMap(({ control, level }, at) => (person.levels[control] === level ? [at] : []));
    this.now = expectedAnswer(model, this.exposures, this.levels);
  }

  /** Chance of an answer of 0 to 6. */
  get detractorRisk(): number {
    return this.now.detractor;
  }

  /** Expected points, −100..100. */
  get points(): Estimate {
    return { value: this.now.nps, gradient: this.now.gradient };
  }

  /** Points that would be expected more, were a KPI at none. Undefined for a KPI that did not hit. */
  lossOf(kpi: string): Estimate | undefined {
    const at = this.model.kpis.findIndex((candidate) => candidate.kpi === kpi);
    if ((this.exposures[at] ?? 0) === 0) return undefined;
    const spared = this.exposures.map((exposure, position) => (position === at ? 0 : exposure));
    const without = expectedAnswer(this.model, spared, this.levels);
    return {
      value: without.nps - this.now.nps,
      gradient: without.gradient.map((slope, position) => slope - (this.now.gradient[position] ?? 0)),
    };
  }
}

/** Whether the model has seen all that is said of a person: of others it expects nothing. */
export function isKnownTo(model: DriverModel, { levels }: Person): boolean {
  return Object.entries(levels).every(([control, level]) => model.controls[control]?.includes(level) ?? true);
}
