/** A customer's line as the model sees it: what hit it, and what it is. */
export interface Person {
  /** Value per KPI in the window; absent is none. A KPI with a half-life is summed with its events weighted by age. */
  readonly exposures: ReadonlyMap<string, number>;
  /** Level per control, such as `segment` → `business`. */
  readonly levels: Readonly<Record<string, string>>;
  /** Whether it gave one of the answers that the model was made of. */
  readonly answered: boolean;
}

/** The part of a person's exposure that came through a cell or another resource: 0–1 of the KPI's value. */
export interface Share {
  readonly resourceId: string;
  readonly kpi: string;
  readonly share: number;
}
