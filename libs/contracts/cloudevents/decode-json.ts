import { isJsonObject, type JsonObject, type JsonTraits } from '../validation/index.js';
import { defaultLimits, inspectJson, type JsonLimits } from './inspect-json.js';
import { readText } from './read-text.js';

export type DecodedJson =
  | { readonly kind: 'ok'; readonly value: JsonObject; readonly text: string; readonly traits: JsonTraits }
  | { readonly kind: 'refuse'; readonly reason: string };

const BYTE_ORDER_MARK = '\ufeff';

/**
 * One JSON object from bytes, by rules R1 to R3: strict UTF-8, nothing after it, one leading byte order mark removed,
 * within the limits, without poison keys. Usable for Kafka values and HTTP bodies alike. Never throws.
 */
export function decodeJson(bytes: Buffer, limits: JsonLimits = defaultLimits): DecodedJson {
  if (bytes.length > limits.maxBytes)
    return refuse(`The value has ${bytes.length} bytes; at most ${limits.maxBytes} are allowed.`);
  const decoded = readText(bytes);
  if (decoded === undefined) return refuse('The value is not valid UTF-8.');
  const text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded;

  const value = parse(text);
  if (value === undefined) return refuse('The value is not valid JSON.');
  if (!isJsonObject(value)) return refuse('The value is not a JSON object; exactly one object is expected.');

  const traits = { hasNull: false, hasEscapes: text.includes('\\u') };
  const fault = inspectJson(value, limits, traits);
  return fault === undefined ? { kind: 'ok', value, text, traits } : refuse(fault);
}

/** Nobody looks at the trace of what cannot be read, and it costs more than the reading: in a flood of bad values good ones would wait for it. */
function parse(text: string): unknown {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const refuse = (reason: string) => ({ kind: 'refuse', reason }) as const;
