import { isJsonObject, type JsonObject } from '@sidetone/contracts/validation';

/** What stands at a path of parsed JSON; undefined where a step leads nowhere, and for null, which means absent (rule R4). */
export function at(value: unknown, ...path: readonly string[]): unknown {
  const end = path.reduce((inner: unknown, name) => (isJsonObject(inner) ? inner[name] : undefined), value);
  return end ?? undefined;
}

/** The objects of a list; none where there is no list. */
export function objectsAt(value: unknown, ...path: readonly string[]): readonly JsonObject[] {
  const list = at(value, ...path);
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

/** Text that says something, else undefined. */
export const textAt = (value: unknown, ...path: readonly string[]): string | undefined => {
  const text = at(value, ...path);
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
};

/** A word as it is compared (rule R5): trimmed, ASCII letters in lower case. */
export const folded = (word: string): string => word.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** A list of what is there, or undefined for none: absent is not the same as empty. */
export function listOf(values: readonly unknown[]): unknown[] | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length > 0 ? [...new Set(there)] : undefined;
}
