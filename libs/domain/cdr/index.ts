export type { CallCauses, CallReason, CallRecord } from './call-record.js';
export { contradictionIn } from './contradiction-in.js';
export { decisiveCause, type DecisiveCause } from './decisive-cause.js';
export { callOfRecords, isPartial, type Call } from './call-of-records.js';
export { judgeCall, type CallVerdict } from './judge-call.js';
export { readReasons } from './read-reasons.js';
export { holdsNumber } from './holds-number.js';
export { maskNumbers } from './mask-numbers.js';
export { subscriberNumber } from './subscriber-number.js';
