import { decodeJson } from '@sidetone/contracts/cloudevents';
import type { ReceivedEvent } from '@sidetone/contracts/events';
import { normaliseId } from '@sidetone/contracts/fields';
import type { KafkaRecord } from './kafka/record.js';

/** Whose event a record is, as far as it can be told. */
export interface RecordOrigin {
  readonly source: string | null;
  readonly eventId: string | null;
  readonly type: string | null;
}

/** Of an event that was read. */
export function originOfEvent({ source, id, type }: ReceivedEvent<unknown>): RecordOrigin {
  return { source, eventId: id, type };
}

/** Of a record that was refused: what its headers say, else what its body says; only what may stand in an envelope. */
export function originOfRecord({ headers, value }: Pick<KafkaRecord, 'headers' | 'value'>): RecordOrigin {
  const decoded = value === null ? undefined : decodeJson(value);
  const body = decoded?.kind === 'refuse' ? undefined : decoded?.value;
  const attribute = (name: string): string | null => usable(headers[`ce_${name}`]) ?? usable(body?.[name]) ?? null;
  return { source: attribute('source'), eventId: attribute('id'), type: attribute('type') };
}

function usable(given: unknown): string | undefined {
  const text = Buffer.isBuffer(given) ? given.toString('utf8') : given;
  if (typeof text !== 'string') return undefined;
  const id = normaliseId(text);
  return typeof id === 'string' ? id : undefined;
}
