import { cleanText } from '../fields/index.js';
import type { Changes } from './apply-plan.js';
import { isJsonObject, type JsonObject } from './json-traits.js';

/** Cleans every text and member name below `value`, unknown fields too: PostgreSQL must be able to hold the raw copy (rule R7). */
export function cleanDeep(value: JsonObject | unknown[], changes: Changes): void {
  if (Array.isArray(value)) value.forEach((item, index) => cleanMember(value, index, item, changes));
  else for (const [name, item] of Object.entries(value)) cleanNamed(value, name, item, changes);
}

function cleanNamed(object: JsonObject, name: string, item: unknown, changes: Changes): void {
  const clean = cleanText(name);
  if (clean === name) return cleanMember(object, name, item, changes);
  delete object[name];
  changes.changed = true;
  object[clean] = item;
  cleanMember(object, clean, item, changes);
}

function cleanMember(holder: JsonObject | unknown[], at: string | number, item: unknown, changes: Changes): void {
  if (Array.isArray(item) || isJsonObject(item)) return cleanDeep(item, changes);
  if (typeof item !== 'string') return;
  const clean = cleanText(item);
  if (clean === item) return;
  changes.changed = true;
  Reflect.set(holder, at, clean);
}
