import type { Instant } from '../time/index.js';

/** An answer, with what decides whether a repair reached it. */
export interface RepairAnswer {
  readonly customerId: string;
  readonly answeredAt: Instant;
  /** 0–10. */
  readonly score: number;
  /** Null where no master tells of the customer. */
  readonly segment: string | null;
  readonly region: string | null;
  readonly customerSince: Instant | null;
  readonly journeyArea: string | null;
  /** What share of the line's use the repaired resources carried at the time of the repair, 0–1. */
  readonly share: number;
  /** Whether a repaired resource carried any of it at any time in the windows. */
  readonly touched: boolean;
  /** The resource, of the kind that was repaired, that carried most of the line then; null where none did. */
  readonly carrier: string | null;
  /** Whether another repair that may have mended the same reached it within the windows. */
  readonly otherRepair: boolean;
  /** Of the KPI that was to be mended, in its unit; null when missing, which is not zero (R20). */
  readonly exposure: number | null;
}
