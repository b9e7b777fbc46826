/** A customer's line as the model sees it: what hit it, and what it is. */
export interface Person {
  /** Whose line it is. Lines of one customer are added one after the other. */
  readonly customerId: string;
  /** Value per KPI in the window; absent is none. A KPI with a half-life is summed with its events weighted by age. */
  readonly exposures: ReadonlyMap<string, number>;
  /**
   * Level per control, such as `segment` → `business`. A control of the model that is absent, such as the channel of somebody who was never
   * heard, is averaged over: the expected answer by each level, in the shares that the levels have among the answers.
   */
  readonly levels: Readonly<Record<string, string>>;
  /** Whether its customer gave an answer to this kind of survey, about whatever area. */
  readonly answered: boolean;
}

/** The part of a line's exposure that came through a cell or another resource: 0–1 of the KPI's value. */
export interface Share {
  readonly resourceId: string;
  readonly kpi: string;
  readonly share: number;
}
