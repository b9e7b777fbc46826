import type { JsonTraits } from '../validation/index.js';

export interface JsonLimits {
  readonly maxBytes: number;
  /** The outermost object is depth 1. */
  readonly maxDepth: number;
  readonly maxItems: number;
}

/** Rule R2. */
export const defaultLimits: JsonLimits = { maxBytes: 1024 * 1024, maxDepth: 32, maxItems: 1_000 };

type Traits = { -readonly [K in keyof JsonTraits]: JsonTraits[K] };

/**
 * Looks once through parsed JSON for what rules R2 to R4 refuse wherever it stands: too deep, too long a list, a
 * poison key, a number that JSON.parse made infinite. Returns the fault, or undefined; notes nulls in `traits`.
 */
export function inspectJson(value: object, limits: JsonLimits, traits: Traits, depth = 1): string | undefined {
  if (depth > limits.maxDepth) return `The JSON is nested deeper than ${limits.maxDepth} levels.`;
  if (Array.isArray(value)) {
    if (value.length > limits.maxItems) {
      return `A list has ${value.length} items; at most ${limits.maxItems} are allowed.`;
    }
    return inspectList(value, limits, traits, depth);
  }
  // for…in rather than Object.entries: this runs for every event, and parsed JSON inherits nothing enumerable.
  for (const name in value) {
    const item: unknown = Reflect.get(value, name);
    if (isPoison(name, item, traits.hasEscapes)) return POISON;
    const fault = inspectItem(item, limits, traits, depth);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const POISON = 'The JSON has a member that could alter object prototypes; such names are not accepted.';
const INFINITE = 'The JSON has a number beyond what a double can hold.';

function inspectList(list: readonly unknown[], limits: JsonLimits, traits: Traits, depth: number): string | undefined {
  for (const item of list) {
    const fault = inspectItem(item, limits, traits, depth);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function inspectItem(item: unknown, limits: JsonLimits, traits: Traits, depth: number): string | undefined {
  if (typeof item === 'number') return Number.isFinite(item) ? undefined : INFINITE;
  if (typeof item !== 'object') return undefined;
  if (item !== null) return inspectJson(item, limits, traits, depth + 1);
  traits.hasNull = true;
  return undefined;
}

/** Names are compared without NUL, which is removed later and could otherwise uncover a poison key. */
function isPoison(name: string, item: unknown, hasEscapes: boolean): boolean {
  const bare = hasEscapes ? name.replaceAll('\0', '') : name;
  if (bare === '__proto__') return true;
  if (bare !== 'constructor' || typeof item !== 'object' || item === null) return false;
  return Object.keys(item).some((inner) => inner.replaceAll('\0', '') === 'prototype');
}
