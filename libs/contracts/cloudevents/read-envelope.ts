import type { Instant } from '@sidetone/domain/time';
import { describeValue, explainTime, MAX_STR_LENGTH, normaliseId, parseTime } from '../fields/index.js';
import type { Attributes } from './attributes.js';

/** The checked context of an event. */
export interface Envelope {
  readonly id: string;
  readonly source: string;
  readonly time: Instant;
  readonly subject: string | undefined;
  readonly correlationId: string | undefined;
  readonly causationId: string | undefined;
  readonly traceparent: string | undefined;
}
export type ReadEnvelope =
  { readonly kind: 'ok'; readonly envelope: Envelope } | { readonly kind: 'refuse'; readonly reason: string };

const REQUIRED = ['id', 'source', 'type', 'time'] as const;
const OPTIONAL = ['subject', 'correlationid', 'causationid', 'traceparent'] as const;
const CONTROL = /[\p{Cc}\p{Cs}]/u;

/** Why the attributes are not those of a CloudEvents 1.0 event (rule R15), or undefined. Looks at presence, not content. */
export function frameFault(attributes: Attributes): string | undefined {
  if (attributes.specversion !== '1.0') {
    return `Attribute 'specversion' is ${givenVersion(attributes.specversion)}; the text '1.0' is expected.`;
  }
  for (const name of REQUIRED) {
    const value = attributes[name];
    if (typeof value !== 'string' || value === '')
      return `Attribute '${name}' is ${describeValue(value)}; it is required.`;
  }
  return undefined;
}

/** The envelope by rules R6 and R8. Expects attributes without `frameFault`. */
export function readEnvelope(attributes: Attributes): ReadEnvelope {
  const id = normaliseId(String(attributes.id));
  if (typeof id !== 'string') return refuse(`Attribute 'id' ${id.refused}.`);
  const source = String(attributes.source);
  const time = parseTime(String(attributes.time));
  if (time === undefined) {
    return refuse(`Attribute 'time' ${explainTime(String(attributes.time))}; RFC 3339 with an offset is expected.`);
  }
  if (!isPlainText(source))
    return refuse(`Attribute 'source' is not plain text of at most ${MAX_STR_LENGTH} characters.`);
  for (const name of OPTIONAL) {
    const value = attributes[name];
    if (value !== undefined && !isPlainText(value)) {
      return refuse(`Attribute '${name}' is not plain text of at most ${MAX_STR_LENGTH} characters.`);
    }
  }
  const { subject, correlationid, causationid, traceparent } = attributes;
  return {
    kind: 'ok',
    envelope: {
      id,
      source,
      time,
      subject: textOr(subject),
      correlationId: textOr(correlationid),
      causationId: textOr(causationid),
      traceparent: textOr(traceparent),
    },
  };
}

function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_STR_LENGTH && !CONTROL.test(value);
}

/** CloudEvents does not allow an empty attribute; an optional one that is empty says nothing. */
const textOr = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const refuse = (reason: string) => ({ kind: 'refuse', reason }) as const;

/** A version is short and no personal data, so it may be shown; anything else is only described. */
function givenVersion(value: unknown): string {
  return typeof value === 'string' && /^[\d.]{1,8}$/.test(value) ? `'${value}'` : describeValue(value);
}
