import type { Instant } from '../time/index.js';

/** What one fact adds to one KPI of one respondent. Amounts stand in the KPI's unit; `null` is the same as absent. */
export interface Contribution {
  readonly kpi: string;
  readonly eventId: string;
  /** Type of the event, such as `oss.call.failure.v1`. */
  readonly type: string;
  /** By it the contribution belongs to a window or not. For a measurement, the end of its period. */
  readonly at: Instant;
  /** 1 for a count, minutes for minutes, hours for a resolution, the value of a measurement. */
  readonly amount: number;
  /** Start of an interval: a ticket opened, an order's first promise, a measured period. */
  readonly from?: Instant | null;
  /** End of the interval; without it, it is still open. */
  readonly to?: Instant | null;
  /** Parts of a ratio. */
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  /** Unit of a measurement that is not in the catalogue. */
  readonly unit?: string | null;
  /** Share of the subscription's use that was hit; 1 unless given. */
  readonly share?: number | null;
  /** The subscription that was hit, where several are looked at together. */
  readonly line?: string | null;
  /** The KPI itself was measured: `amount` is its value over the period, whatever the KPI else is made from. */
  readonly measured?: boolean;
}

/** A source's word about the time it has told completely or not (`kpi.source.covered.v1`), the last revision of each period. */
export interface Coverage {
  readonly sourceId: string;
  /** The KPIs it speaks about; absent: all. */
  readonly kpis?: readonly string[] | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly complete: boolean;
}

/** Half-open in time: `start` belongs to it, `end` does not. */
export interface Window {
  readonly start: Instant;
  readonly end: Instant;
}
