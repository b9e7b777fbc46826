import type { Interval } from '../statistics/index.js';

/** Points that everybody together would be expected to gain, were what is named at none. */
export interface Impact {
  /** Customers hit; who has two lines is one. */
  readonly people: number;
  /** NPS points of the whole base, each line counting alike. */
  readonly points: number;
  readonly interval: Interval;
}

export interface KpiImpact extends Impact {
  readonly kpi: string;
  /** Of the people hit: those for whom, by a line of theirs, an answer of 0–6 is likelier than not. */
  readonly atRisk: number;
}

export interface ResourceImpact extends Impact {
  readonly resourceId: string;
  /** Those alone that hit as many people through it as may be shown. */
  readonly kpis: readonly { readonly kpi: string; readonly people: number; readonly points: number }[];
}

/** What is expected of people of whom no answer is known, or of those who answered. */
export interface Expected {
  readonly people: number;
  readonly lines: number;
  /** Mean over the lines, for a line is what is asked about. */
  readonly nps: number;
  readonly interval: Interval;
  /** Mean chance of an answer of 0–6. */
  readonly detractorShare: number;
}

export interface ExpectedOfGroup {
  readonly control: string;
  readonly level: string;
  /** Null where there are fewer people than may be shown. */
  readonly silent: Expected | null;
  readonly answered: Expected | null;
}

export interface PopulationReport {
  /** Customers in the base, those who answered and the silent, and their lines. */
  readonly people: number;
  readonly lines: number;
  /** Customers with a line of which something is said that no answer in the model has, such as a new region: nothing is expected of it. */
  readonly strangers: number;
  readonly silent: Expected | null;
  readonly answered: Expected | null;
  readonly groups: readonly ExpectedOfGroup[];
  /** The greatest loss first. */
  readonly kpis: readonly KpiImpact[];
  readonly resources: readonly ResourceImpact[];
  /** Which KPIs of the model count for resources: those that the run flags as associated with the score. Absent in what was kept before this was told: there all count. */
  readonly resourceKpis?: { readonly counted: readonly string[]; readonly leftOut: readonly string[] };
}
