import type { Instant } from '../time/index.js';

/** One entry of a SIP Reason header (RFC 3326), such as `RELEASE_CAUSE;cause=3;text="Media bearer loss"`. */
export interface CallReason {
  /** In upper case. */
  readonly protocol: string;
  readonly cause: number;
  readonly text?: string | undefined;
}

/** What a record says of the end of its call. A cause that is absent was not recorded. */
export interface CallCauses {
  readonly reasons: readonly CallReason[];
  readonly q850?: number | undefined;
  readonly sip?: number | undefined;
  readonly causeForTerm?: number | undefined;
}

/** One call detail record, without the numbers of its parties. */
export interface CallRecord {
  readonly recordId: string;
  readonly callId: string;
  readonly direction?: 'mo' | 'mt' | undefined;
  readonly tech?: string | undefined;
  readonly cellId?: string | undefined;
  readonly startedAt: Instant;
  readonly answeredAt?: Instant | undefined;
  readonly releasedAt?: Instant | undefined;
  readonly durationSec: number;
  readonly causes: CallCauses;
  /** The place of this record in its call, from 1, where the exchange cut the call into several. */
  readonly part?: number | undefined;
  /** The start was a local time that exists twice; the earlier was taken. */
  readonly timeAmbiguous: boolean;
}
