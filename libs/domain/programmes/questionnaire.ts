/** A text by language (BCP 47, such as `fi` or `pt-BR`). */
export type Localised = Readonly<Record<string, string>>;

/** A fault reason that an answer may name: one of the codes of `survey.response`. Without labels the page's own words stand. */
export interface FaultReason {
  readonly code: string;
  readonly labels?: Localised;
}

/** A supporting question, answered 1 to 5. */
export interface Indicator {
  readonly indicatorId: string;
  readonly labels: Localised;
  /** ≥ 0, on any scale: weights are made to sum to one when the index is computed. */
  readonly weight: number;
}

/** What is asked beside the score and why. */
export interface Questionnaire {
  readonly reasons: readonly FaultReason[];
  readonly indicators: readonly Indicator[];
  readonly mayWeCallYou: boolean;
  readonly mayWeQuoteYou: boolean;
  /** What was changed thanks to earlier answers, for the page of thanks. */
  readonly changed?: Localised;
}
