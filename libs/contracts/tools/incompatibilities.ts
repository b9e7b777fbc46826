import { isJsonObject, type JsonObject } from '../validation/index.js';

/** Annotations whose change is a new meaning: another type, unit, reading rule, topic or key. */
const FIXED = ['type', 'format', 'x-unit', 'x-sidetone', 'x-topic', 'x-key'] as const;
/** Limits that must not become tighter, with the direction that is looser. */
const UPPER = ['maximum', 'maxLength', 'maxItems'] as const;
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength'] as const;

/**
 * What makes a new version of a schema unusable for those who know the old one; empty when it only adds optional
 * fields or enum values. Each finding is one sentence that names the field.
 */
export function incompatibilities(before: JsonObject, after: JsonObject, at = ''): readonly string[] {
  const where = at === '' ? 'The event' : `Field '${at}'`;
  return [
    ...FIXED.filter((name) => before[name] !== after[name]).map(
      (name) => `${where}: '${name}' changed from ${shown(before[name])} to ${shown(after[name])}.`,
    ),
    ...UPPER.filter((name) => limit(after[name], Infinity) < limit(before[name], Infinity)).map(
      (name) => `${where}: '${name}' was lowered.`,
    ),
    ...LOWER.filter((name) => limit(after[name], -Infinity) > limit(before[name], -Infinity)).map(
      (name) => `${where}: '${name}' was raised.`,
    ),
    ...lostValues(before, after).map((value) => `${where}: the value ${shown(value)} was removed.`),
    ...('enum' in after && !('enum' in before) ? [`${where}: its values were closed.`] : []),
    ...requirements(before, after).map((change) => `${at === '' ? '' : `${at}: `}${change}`),
    ...fieldChanges(before, after, at),
  ];
}

function lostValues(before: JsonObject, after: JsonObject): readonly unknown[] {
  return (['enum', 'examples'] as const).flatMap((name) => {
    const kept = listOf(after[name]);
    return listOf(before[name]).filter((value) => !kept.includes(value));
  });
}

function requirements(before: JsonObject, after: JsonObject): readonly string[] {
  const [old, now] = [listOf(before['required']), listOf(after['required'])];
  return [
    ...now.filter((name) => !old.includes(name)).map((name) => `Field ${shown(name)} became required.`),
    ...old
      .filter((name) => !now.includes(name))
      .map((name) => `Field ${shown(name)} is no longer required, though readers rely on it.`),
  ];
}

function fieldChanges(before: JsonObject, after: JsonObject, at: string): readonly string[] {
  const [old, now] = [objectOf(before['properties']), objectOf(after['properties'])];
  const fields = Object.entries(old).flatMap(([name, schema]) => {
    const path = at === '' ? name : `${at}.${name}`;
    return name in now
      ? incompatibilities(objectOf(schema), objectOf(now[name]), path)
      : [`Field '${path}' was removed.`];
  });
  return 'items' in before
    ? [...fields, ...incompatibilities(objectOf(before['items']), objectOf(after['items']), `${at}[]`)]
    : fields;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objectOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});
const limit = (value: unknown, none: number): number => (typeof value === 'number' ? value : none);
const shown = (value: unknown): string => (value === undefined ? 'nothing' : `'${String(value)}'`);
