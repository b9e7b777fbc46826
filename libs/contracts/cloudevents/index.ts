export { decodeJson, type DecodedJson } from './decode-json.js';
export { decodeArrival } from './decode-arrival.js';
export { decodeRecord } from './decode-record.js';
export type { Decoded } from './decode-value.js';
export { encodeEvent, type EncodedRecord } from './encode-event.js';
export { defaultLimits, type JsonLimits } from './inspect-json.js';
export { judgeAge, LATE_AFTER_MS, MAX_AGE_MS, MAX_AHEAD_MS, type AgeVerdict } from './judge-age.js';
export type { Headers, HeaderValue, KafkaRecord } from './kafka-record.js';
export { normalise, type JsonObject, type JsonTraits, type Normalised } from '../validation/index.js';
