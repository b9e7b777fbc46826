import type { DriverModel } from '../drivers/index.js';
import { thresholdAt, weightOfExposure } from '../statistics/index.js';
import type { Person } from './person.js';

/** A number, and how it moves with each of the model's parameters (thresholds, KPIs, levels, as in the model's covariance). */
export interface Estimate {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** What a model expects of one person. */
export class PersonForecast {
  private readonly lower: number;
  private readonly upper: number;
  private readonly eta: number;
  private readonly parameters: number;
  private readonly columns: readonly number[];

  constructor(
    private readonly model: DriverModel,
    person: Person,
  ) {
    const { thresholds, kpis, levels, cuts } = model;
    this.lower = thresholdAt(thresholds, cuts.detractor);
    this.upper = thresholdAt(thresholds, cuts.promoter);
    this.parameters = thresholds.length + kpis.length + levels.length;
    this.columns = [
      ...kpis.map(({ kpi, form }) => {
        const exposure = person.exposures.get(kpi) ?? 0;
        return exposure === 0 ? 0 : weightOfExposure(form, exposure);
      }),
      ...levels.map(({ control, level }) => Number(person.levels[control] === level)),
    ];
    const coefficients = [...kpis, ...levels].map(({ coefficient }) => coefficient);
    this.eta = this.columns.reduce((sum, column, at) => sum + column * (coefficients[at] ?? 0), 0);
  }

  /** Chance of an answer of 0 to 6. */
  detractorRisk(): number {
    return chanceBelow(this.lower, this.eta);
  }

  /** Expected points, −100..100. */
  points(): Estimate {
    return this.at(this.eta, this.columns);
  }

  /** Points that would be expected more, were a KPI at none. Undefined for a KPI that did not hit. */
  lossOf(kpi: string): Estimate | undefined {
    const at = this.model.kpis.findIndex((candidate) => candidate.kpi === kpi);
    const column = this.columns[at] ?? 0;
    if (column === 0) return undefined;
    const without = this.at(
      this.eta - column * (this.model.kpis[at]?.coefficient ?? 0),
      this.columns.map((value, position) => (position === at ? 0 : value)),
    );
    const now = this.points();
    return {
      value: without.value - now.value,
      gradient: without.gradient.map((slope, position) => slope - (now.gradient[position] ?? 0)),
    };
  }

  private at(eta: number, columns: readonly number[]): Estimate {
    const { thresholds, cuts } = this.model;
    const [lower, upper] = [chanceBelow(this.lower, eta), chanceBelow(this.upper, eta)];
    const slopes = { lower: 100 * lower * (1 - lower), upper: 100 * upper * (1 - upper) };
    const gradient = new Float64Array(this.parameters);
    if (cuts.detractor >= 0 && cuts.detractor < thresholds.length) gradient[cuts.detractor] = -slopes.lower;
    if (cuts.promoter >= 0 && cuts.promoter < thresholds.length)
      gradient[cuts.promoter] = (gradient[cuts.promoter] ?? 0) - slopes.upper;
    columns.forEach((column, position) => {
      gradient[thresholds.length + position] = column * (slopes.lower + slopes.upper);
    });
    return { value: 100 * (1 - upper - lower), gradient };
  }
}

function chanceBelow(threshold: number, eta: number): number {
  return 1 / (1 + Math.exp(eta - threshold));
}
