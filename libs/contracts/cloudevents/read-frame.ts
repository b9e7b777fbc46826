import { isJsonObject, type JsonObject, type JsonTraits } from '../validation/index.js';
import { attributesOf, type Attributes } from './attributes.js';
import { contentMode } from './content-mode.js';
import { decodeJson } from './decode-json.js';
import type { Headers } from './kafka-record.js';
import { readHeaders } from './read-headers.js';

/** A record taken apart: whose event it is, and its data, not yet read by type. */
export type Frame =
  | {
      readonly kind: 'ok';
      readonly attributes: Attributes;
      readonly data: JsonObject;
      readonly traits: JsonTraits;
      /** JSON text of `data`, where the record has it as such. */
      readonly text: string | undefined;
    }
  | { readonly kind: 'refuse'; readonly reason: string };

/** Takes a record apart by rules R1 to R3 and R15: binary mode, structured mode, and which of the two it is. */
export function readFrame(value: Buffer, headers: Headers): Frame {
  const json = decodeJson(value);
  if (json.kind === 'refuse') return json;
  const read = readHeaders(headers);
  if (read.kind === 'refuse') return read;

  switch (contentMode(read.contentType, read.hasAttributes)) {
    case 'binary':
      return { kind: 'ok', attributes: read.attributes, data: json.value, traits: json.traits, text: json.text };
    case 'structured':
      return readStructured(json.value, json.traits, read.attributes);
    case 'unreadable':
      return refuse(
        'The content-type is not read here; application/cloudevents+json or a JSON type with ce_ headers is expected.',
      );
  }
}

function readStructured(body: JsonObject, traits: JsonTraits, headers: Attributes): Frame {
  const attributes = attributesOf(body);
  const differing = (['id', 'source', 'type'] as const).find(
    (name) => headers[name] !== undefined && headers[name] !== attributes[name],
  );
  if (differing !== undefined) return refuse(`Header 'ce_${differing}' differs from '${differing}' in the body.`);

  const { data, data_base64: base64 } = body;
  if (base64 !== undefined && base64 !== null) {
    if (data !== undefined && data !== null) return refuse("The event has both 'data' and 'data_base64'.");
    return readBase64(base64, attributes);
  }
  if (data === undefined || data === null) return refuse("The event has no 'data'.");
  if (!isJsonObject(data)) return refuse("Attribute 'data' is not an object.");
  return { kind: 'ok', attributes, data, traits, text: undefined };
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function readBase64(base64: unknown, attributes: Attributes): Frame {
  if (typeof base64 !== 'string' || base64.length % 4 !== 0 || !BASE64.test(base64))
    return refuse("Attribute 'data_base64' is not base64.");
  const json = decodeJson(Buffer.from(base64, 'base64'));
  return json.kind === 'refuse'
    ? json
    : { kind: 'ok', attributes, data: json.value, traits: json.traits, text: json.text };
}

const refuse = (reason: string) => ({ kind: 'refuse', reason }) as const;
