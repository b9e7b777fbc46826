import type { Instant } from '../time/index.js';
import type { CallCauses, CallRecord } from './call-record.js';

/** A call as far as its records tell it. */
export interface Call {
  readonly callId: string;
  readonly direction?: 'mo' | 'mt' | undefined;
  readonly tech?: string | undefined;
  /** Where it ended. */
  readonly cellId?: string | undefined;
  readonly startedAt: Instant;
  readonly answeredAt?: Instant | undefined;
  readonly durationSec: number;
  /** Of the record that ends the call; absent while that one is waited for. */
  readonly ending?: CallCauses | undefined;
  readonly timeAmbiguous: boolean;
}

/** causeForTerm of a record after which the call went on (3GPP TS 32.298: partial record, partial record call re-establishment). */
const GOES_ON: ReadonlySet<number> = new Set([1, 2]);

/** Whether a record tells only a part of its call: another came before it or comes after it. */
export function isPartial(record: CallRecord): boolean {
  return record.part !== undefined || goesOn(record);
}

function goesOn({ causes }: CallRecord): boolean {
  return causes.causeForTerm !== undefined && GOES_ON.has(causes.causeForTerm);
}

/**
 * The call that records of one call and party tell, in whatever order they came. It begins with the first, lasts as long as
 * all together, and ends as the one says after which it did not go on.
 */
export function callOfRecords(records: readonly [CallRecord, ...CallRecord[]]): Call {
  const inOrder = [...records].sort(byPlace);
  const first = inOrder[0] ?? records[0];
  const last = inOrder.findLast((record) => !goesOn(record));
  const of = last ?? inOrder.at(-1) ?? records[0];
  const latestFirst = [of, ...inOrder.toReversed()];
  return {
    callId: first.callId,
    direction: latestFirst.find(({ direction }) => direction !== undefined)?.direction,
    tech: latestFirst.find(({ tech }) => tech !== undefined)?.tech,
    cellId: latestFirst.find(({ cellId }) => cellId !== undefined)?.cellId,
    startedAt: first.startedAt,
    answeredAt: earliest(inOrder.map(({ answeredAt }) => answeredAt)),
    durationSec: inOrder.reduce((sum, { durationSec }) => sum + durationSec, 0),
    ...(last === undefined ? {} : { ending: last.causes }),
    timeAmbiguous: first.timeAmbiguous,
  };
}

/** By the start, for the number of a part may begin anew after a hand-over; then by number, then by id, so that there is one order. */
function byPlace(one: CallRecord, other: CallRecord): number {
  return (
    one.startedAt - other.startedAt ||
    (one.part ?? 0) - (other.part ?? 0) ||
    (one.recordId < other.recordId ? -1 : one.recordId > other.recordId ? 1 : 0)
  );
}

function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  return instants.reduce(
    (first, instant) => (first === undefined || instant === undefined ? (first ?? instant) : Math.min(first, instant)),
    undefined,
  );
}
