import { expectedAnswer, type DriverModel, type Expected } from '../drivers/index.js';
import { levelMix, type MixedLevels } from './level-mix.js';
import type { Person } from './person.js';

/** A number, and how it moves with each of the model's parameters (thresholds, KPIs, levels, as in the model's covariance). */
export interface Estimate {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** What a model expects of one person. */
export class PersonForecast {
  private readonly exposures: readonly number[];
  private readonly mix: readonly MixedLevels[];
  private readonly now: Expected;

  constructor(
    private readonly model: DriverModel,
    person: Person,
  ) {
    this.exposures = model.kpis.map(({ kpi }) => person.exposures.get(kpi) ?? 0);
    this.mix = levelMix(model, person);
    this.now = this.expectedWith(this.exposures);
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
    const without = this.expectedWith(this.exposures.map((exposure, position) => (position === at ? 0 : exposure)));
    return {
      value: without.nps - this.now.nps,
      gradient: without.gradient.map((slope, position) => slope - (this.now.gradient[position] ?? 0)),
    };
  }

  private expectedWith(exposures: readonly number[]): Expected {
    const [only] = this.mix;
    if (only && this.mix.length === 1) return expectedAnswer(this.model, exposures, only.levels);
    const parts = this.mix.map(({ levels, weight }) => ({ weight, of: expectedAnswer(this.model, exposures, levels) }));
    const mean = (read: (of: Expected) => number): number =>
      parts.reduce((sum, { weight, of }) => sum + weight * read(of), 0);
    return {
      nps: mean(({ nps }) => nps),
      detractor: mean(({ detractor }) => detractor),
      gradient: Float64Array.from({ length: parts[0]?.of.gradient.length ?? 0 }, (_, at) =>
        mean(({ gradient }) => gradient[at] ?? 0),
      ),
    };
  }
}

/** Whether the model has seen all that is said of a person: of others it expects nothing. */
export function isKnownTo(model: DriverModel, { levels }: Person): boolean {
  return Object.entries(levels).every(([control, level]) => model.controls[control]?.includes(level) ?? true);
}
