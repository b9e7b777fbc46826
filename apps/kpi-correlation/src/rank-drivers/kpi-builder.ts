import type { KpiColumn } from '@sidetone/domain/drivers';
import type { AskedKpi } from './read-answers.js';
import { GrowingColumn } from './growing-column.js';

/** The exposures to one KPI, and how old their events were. */
export class KpiBuilder {
  private readonly values = new GrowingColumn((size) => new Float64Array(size));
  /** How many events each answer had, and the answer and the age in whole days of those that the evidence lists. */
  private readonly events = new GrowingColumn((size) => new Uint16Array(size));
  private readonly listedOf = new GrowingColumn((size) => new Int32Array(size));
  private readonly listedDays = new GrowingColumn((size) => new Uint16Array(size));

  constructor(
    private readonly asked: AskedKpi,
    private readonly windowDays: number,
  ) {}

  add(answer: number, value: number, events = 0): void {
    while (this.values.length < answer) this.values.push(Number.NaN);
    while (this.events.length < answer) this.events.push(0);
    this.values.push(value);
    this.events.push(Math.min(events, MOST_EVENTS));
  }

  addEvent(answer: number, days: number): void {
    if (!this.asked.countsEvents) return;
    this.listedOf.push(answer);
    this.listedDays.push(Math.max(0, Math.min(Math.floor(days), this.windowDays - 1)));
  }

  /** Undefined where no answer knows it. */
  column(n: number): KpiColumn | undefined {
    if (this.values.length === 0) return undefined;
    const { kpi, direction } = this.asked;
    return { kpi, direction, values: this.values.done(n, Number.NaN), ...this.lagged(n) };
  }

  /** The evidence is bounded: of an answer with very many events some have no age. Whether the others can tell a lag is for the analysis to say. */
  private lagged(n: number): Pick<KpiColumn, 'lagged'> {
    if (!this.asked.countsEvents) return {};
    const ages = this.listedOf.length === 0 ? 0 : this.windowDays;
    const counts = Array.from({ length: ages }, () => new Uint16Array(n));
    const ageless = this.events.done(n);
    for (let at = 0; at < this.listedOf.length; at += 1) {
      const answer = this.listedOf.at(at);
      const ofAge = counts[this.listedDays.at(at)];
      if (ofAge) ofAge[answer] = (ofAge[answer] ?? 0) + 1;
      if ((ageless[answer] ?? 0) > 0) ageless[answer] = (ageless[answer] ?? 0) - 1;
    }
    return { lagged: { ageDays: counts.map((_, day) => day + 0.5), counts, ageless } };
  }
}

const MOST_EVENTS = 65_535;
