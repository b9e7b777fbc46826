import { canonicalJson } from '@sidetone/contracts/identity';
import { callOfRecords, isPartial, judgeCall, type CallRecord } from '@sidetone/domain/cdr';
import { failedCall, type FailedCall, type UntoldCall } from './call-event.js';
import type { PartialCall } from './call-part-store.js';

/** New records of one call and party, oldest row first, and what came of that call before. */
export interface CallRecords {
  readonly callKey: string;
  readonly numberHash: string;
  readonly source: string;
  readonly records: readonly [CallRecord, ...CallRecord[]];
  readonly before: PartialCall | undefined;
}

export interface JudgedCall {
  /** To be published; nothing where the network did not fail, or nothing new is known. */
  readonly untold: readonly UntoldCall[];
  /** To be kept, where the call came in several records. */
  readonly partial?: PartialCall;
  readonly isWaiting: boolean;
}

/** What comes of new records: a call told by one record is judged at once, one told by several when the last is there, and again when more come late. */
export function judgeRecords(call: CallRecords): JudgedCall {
  const { callKey, numberHash, source, records, before } = call;
  if (before === undefined && !records.some(isPartial)) {
    return { isWaiting: false, untold: records.flatMap((record) => whole(call, record)) };
  }
  const [first, ...rest] = [...(before?.records ?? []), ...records];
  const all = first === undefined ? records : ([first, ...rest] as const);
  const joined = callOfRecords(all);
  const verdict = judgeCall(joined);
  const told = before?.told ?? null;
  const revision = before?.revision ?? 0;
  const kept = { callKey, numberHash, source, records: all };
  if (verdict.kind === 'unfinished') return { isWaiting: true, untold: [], partial: { ...kept, told, revision } };
  const news = newsOf(verdict.kind === 'failed' ? failedCall(joined, verdict) : undefined, told);
  if (news === undefined) return { isWaiting: false, untold: [], partial: { ...kept, told, revision } };
  const eventId = (
    records.findLast(({ causes }) => causes === joined.ending) ??
    records[records.length - 1] ??
    records[0]
  ).recordId;
  const data = revision === 0 ? news : { ...news, revision: revision + 1 };
  return {
    isWaiting: false,
    untold: [{ callKey, numberHash, source, eventId, startedAt: joined.startedAt, data }],
    partial: { ...kept, told: news, revision: revision + 1 },
  };
}

function whole({ callKey, numberHash, source }: CallRecords, record: CallRecord): readonly UntoldCall[] {
  const call = callOfRecords([record]);
  const verdict = judgeCall(call);
  if (verdict.kind !== 'failed') return [];
  const data = failedCall(call, verdict);
  return [{ callKey, numberHash, source, eventId: record.recordId, startedAt: call.startedAt, data }];
}

/** What is to be published now; undefined where it is what was published before. A failure that turns out to be none is withdrawn. */
function newsOf(now: FailedCall | undefined, told: FailedCall | null): FailedCall | undefined {
  if (now === undefined) return told === null || told.voided === true ? undefined : { ...told, voided: true };
  return canonicalJson({ ...now }) === canonicalJson({ ...told }) ? undefined : now;
}
