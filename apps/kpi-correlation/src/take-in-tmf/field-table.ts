import type { JsonObject } from '@sidetone/contracts/validation';
import { at } from './read-json.js';
import { promiseOf, timeOf } from './tmf-time.js';

/** How a value is carried over. Whether it is right is judged with the event, by the one validator of its type. */
type Reading = 'asIs' | 'time' | 'promise';

/** One field of ours: the paths in TM Forum's resource at which it stands, in some version or other, and how it is read. */
export interface TmfField {
  readonly paths: readonly string[];
  readonly reading: Reading;
}
export type FieldTable = Readonly<Record<string, TmfField>>;

export const asIs = (...paths: readonly string[]): TmfField => ({ paths, reading: 'asIs' });
export const time = (...paths: readonly string[]): TmfField => ({ paths, reading: 'time' });
/** A time that may be a date alone. */
export const promise = (...paths: readonly string[]): TmfField => ({ paths, reading: 'promise' });

/** The fields that a resource says, by our names; what it does not say is left out. */
export function readFields(table: FieldTable, resource: JsonObject, timeZone: string): JsonObject {
  const read = Object.entries(table).flatMap(([name, { paths, reading }]) => {
    const value = paths.map((path) => at(resource, ...path.split('.'))).find((found) => found !== undefined);
    return value === undefined ? [] : [[name, carried(value, reading, timeZone)] as const];
  });
  return Object.fromEntries(read);
}

function carried(value: unknown, reading: Reading, timeZone: string): unknown {
  if (reading === 'time') return timeOf(value);
  return reading === 'promise' ? promiseOf(value, timeZone) : value;
}
