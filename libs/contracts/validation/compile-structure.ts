import { Ajv, type ValidateFunction } from 'ajv';
import type { TSchema } from '@sinclair/typebox';
import { KIND } from '../fields/index.js';
import { isJsonObject, type JsonObject } from './json-traits.js';

// Strict also in that nothing is coerced: "9" is not 9, and an infinite number is no number.
const ajv = new Ajv({ strict: true, messages: false });
ajv.addVocabulary([KIND, 'x-unit']);

/** A compiled check of shape and type alone; length and content of ids, times and texts are read by the plan. */
export function compileStructure<D>(schema: TSchema): ValidateFunction<D> {
  return ajv.compile<D>(structureOf(schema));
}

const TEXT_RULES: ReadonlySet<string> = new Set(['minLength', 'maxLength', 'format']);

/** A copy without what depends on the text being normalised first: an id may be too long only by the blanks around it. */
function structureOf(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema).filter(([name]) => !(KIND in schema && TEXT_RULES.has(name)));
  return Object.fromEntries(entries.map(([name, value]) => [name, copy(value)]));
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  return isJsonObject(value) ? structureOf(value) : value;
}
