import { isJsonObject } from '@sidetone/contracts/validation';

/** Members that are ids, whatever object they stand in. */
const IDS: ReadonlySet<string> = new Set(['id', 'itemId', 'eventId', 'correlationId', 'externalId', 'partyId']);

/**
 * A copy of a body in which ids sent as JSON numbers are text (rule R4: TMF642 v4 types `alarm.id` as integer). One above 2^53−1 stays
 * a number, since its digits are lost already: where it is needed, it is refused.
 */
export function idsAsText(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(idsAsText);
  if (!isJsonObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      IDS.has(name) && Number.isSafeInteger(value) ? String(value) : idsAsText(value),
    ]),
  );
}
