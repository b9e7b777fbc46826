/** A counter of one respondent, as the file has it. */
export interface Counter {
  readonly kpi: string;
  readonly unit: string;
  readonly value: number;
}

/** A row that can be sent; whether its answer is one, the platform decides. */
export interface AnswerRow {
  readonly kind: 'answer';
  readonly line: number;
  /** Empty when the file does not say who answered. */
  readonly respondent: string;
  readonly score: string;
  readonly comment: string | undefined;
  readonly answeredAt: string | undefined;
  readonly counters: readonly Counter[];
  /** Cells with something that is no number: no counter is made of them. */
  readonly unusableCells: number;
}

/** A row that has no such columns as the header promises. */
export interface BrokenRow {
  readonly kind: 'broken';
  readonly line: number;
  readonly reason: string;
}

export type SurveyRow = AnswerRow | BrokenRow;
