import { attributeNames, noAttributes, type Attributes } from './attributes.js';
import type { Headers, HeaderValue } from './kafka-record.js';
import { readText } from './read-text.js';

const PREFIX = 'ce_';
const CONTENT_TYPE = 'content-type';
const attributeByHeader = new Map(attributeNames.map((name) => [`${PREFIX}${name}`, name]));

export type ReadHeaders =
  | {
      readonly kind: 'ok';
      readonly contentType: string | undefined;
      readonly attributes: Attributes;
      readonly hasAttributes: boolean;
    }
  | { readonly kind: 'refuse'; readonly reason: string };

/** The CloudEvents headers of a record (rule R15). Headers of others are left alone. */
export function readHeaders(headers: Headers): ReadHeaders {
  const attributes = noAttributes();
  let contentType: string | undefined;
  let hasAttributes = false;
  for (const name of Object.keys(headers)) {
    const attribute = attributeByHeader.get(name);
    if (attribute === undefined && name !== CONTENT_TYPE) {
      if (isMisspelt(name)) return refuse(`Header '${shown(name)}' is not written in lower case.`);
      if (name.startsWith(PREFIX) && isRepeated(headers[name]))
        return refuse(`Header '${shown(name)}' is given more than once.`);
      continue;
    }
    const text = headerText(headers[name]);
    if (text === undefined) continue;
    if (typeof text !== 'string') return refuse(`Header '${shown(name)}' ${text.refused}.`);
    if (attribute === undefined) contentType = text;
    else {
      attributes[attribute] = text;
      hasAttributes = true;
    }
  }
  return { kind: 'ok', contentType, attributes, hasAttributes };
}

/** Ours but for its case. An extension that we do not know is nobody's business. */
function isMisspelt(name: string): boolean {
  const lower = name.toLowerCase();
  return lower !== name && (lower === CONTENT_TYPE || lower.startsWith(PREFIX));
}

function headerText(value: HeaderValue): string | undefined | { refused: string } {
  if (typeof value === 'string') return value;
  if (Buffer.isBuffer(value)) return readText(value) ?? { refused: 'is not valid UTF-8' };
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return isRepeated(value) ? { refused: 'is given more than once' } : headerText(value[0]);
}

const isRepeated = (value: HeaderValue): boolean => Array.isArray(value) && value.length > 1;

const shown = (name: string): string => name.toLowerCase().slice(0, 40);
const refuse = (reason: string) => ({ kind: 'refuse', reason }) as const;
