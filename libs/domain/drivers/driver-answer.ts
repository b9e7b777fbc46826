import type { Instant } from '../time/index.js';

/** An answer with what hit the respondent before it. */
export interface DriverAnswer {
  readonly respondentId: string;
  readonly answeredAt: Instant;
  /** 0–10. */
  readonly score: number;
  /** Value per KPI; absent or `undefined` is missing, which is not zero (R20). */
  readonly exposures: Readonly<Record<string, number | undefined>>;
}
