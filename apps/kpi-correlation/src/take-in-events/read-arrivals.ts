import { isUtf8 } from 'node:buffer';
import type { Headers } from '@sidetone/contracts/cloudevents';
import { badRequest, Problem } from '@sidetone/platform/web';
import { attributeHeaders } from './attribute-headers.js';
import { splitJsonArray } from './split-json-array.js';

/** The bytes of one event and the headers it would have in Kafka. */
export interface Arrival {
  readonly value: Buffer;
  readonly headers: Headers;
}

export interface Arrivals {
  readonly isBatch: boolean;
  readonly arrivals: readonly Arrival[];
}

/** As many items as a list may have (rule R2). */
export const MOST_EVENTS = 1_000;

const BATCH = 'application/cloudevents-batch+json';
const STRUCTURED: Headers = { 'content-type': 'application/cloudevents+json' };

/**
 * Takes a request to `POST /v1/events` apart: one event in structured or binary mode, or a batch (CloudEvents HTTP binding 3.1 to 3.3).
 * A plain JSON array is a batch, too.
 * @throws Problem 400 for a body that is neither, 413 for more than 1,000 events
 */
export function readArrivals(
  body: Buffer,
  contentType: string,
  headers: Readonly<Record<string, string[] | undefined>>,
): Arrivals {
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (mediaType === BATCH || (mediaType === 'application/json' && startsAsArray(body))) return readBatch(body);
  const attributes = attributeHeaders(headers);
  if (attributes.kind === 'refuse') throw badRequest(attributes.reason);
  const { headers: own } = attributes;
  if (mediaType === 'application/json' && Object.keys(own).length === 0)
    throw badRequest(
      'The event has neither ce- headers nor the content-type of structured mode. Send a CloudEvent as application/cloudevents+json, ' +
        'several as application/cloudevents-batch+json, or its data as application/json with its attributes in ce- headers.',
    );
  return { isBatch: false, arrivals: [{ value: body, headers: { ...own, 'content-type': contentType } }] };
}

function readBatch(body: Buffer): Arrivals {
  // Decoding would repair bytes that are no UTF-8 in silence (rule R1).
  const items = isUtf8(body) ? splitJsonArray(withoutMark(body.toString('utf8'))) : undefined;
  if (items === undefined)
    throw badRequest('The batch is not a JSON array in UTF-8. Send [ event, … ], each in structured mode.');
  if (items.length > MOST_EVENTS)
    throw new Problem(
      413,
      'Too many events',
      `The batch has ${items.length} events; at most ${MOST_EVENTS} are taken at a time. Send it in parts.`,
    );
  return { isBatch: true, arrivals: items.map((item) => ({ value: Buffer.from(item), headers: STRUCTURED })) };
}

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** Whether the first character that is no blank or byte order mark opens an array. */
function startsAsArray(body: Buffer): boolean {
  return /^\ufeff?[ \t\r\n]*\[/.test(body.toString('utf8', 0, 64));
}
