import type { Told } from './told.js';

/**
 * What an entity's tellings say together, for conditions of KPIs to look at: bodies may be partial, so that what one leaves
 * out another may have said (rule R11).
 * @param tellings what counts most first
 */
export function fieldsSaid<D extends object>(tellings: readonly Told<D>[]): Readonly<Record<string, unknown>> {
  const fields = new Map<string, unknown>();
  for (const { data } of tellings) {
    for (const [name, value] of Object.entries(data)) {
      if (value !== undefined && !fields.has(name)) fields.set(name, value);
    }
  }
  return Object.fromEntries(fields);
}
