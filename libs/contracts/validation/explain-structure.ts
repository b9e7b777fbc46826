import type { ErrorObject } from 'ajv';
import { describeValue, MAX_ITEMS, MAX_STR_LENGTH } from '../fields/index.js';
import { isJsonObject } from './json-traits.js';

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text is expected',
  number: 'a number is expected',
  integer: 'a whole number is expected',
  boolean: 'true or false is expected',
  object: 'an object is expected',
  array: 'a list is expected',
};

/** One sentence for the first error of a check: the field, what was found, what is expected. */
export function explainStructure(error: ErrorObject | undefined, data: unknown): string {
  if (error === undefined) return 'The data does not have the shape of its type.';
  const path = error.instancePath.split('/').slice(1);
  if (error.keyword === 'required') {
    return `Field '${fieldName([...path, String(error.params['missingProperty'])])}' is missing; it is required.`;
  }
  const found = describeValue(valueAt(data, path));
  return `Field '${fieldName(path)}' is ${found}; ${expectation(error)}.`;
}

/** `['items', '0', 'action']` as people write it: `items[0].action`. */
export function fieldName(path: readonly string[]): string {
  return path.reduce(
    (name, part) => (/^\d+$/.test(part) ? `${name}[${part}]` : name === '' ? part : `${name}.${part}`),
    '',
  );
}

function expectation({ keyword, params }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return EXPECTED[String(params['type'])] ?? 'another type is expected';
    case 'enum':
      return `one of ${String(params['allowedValues']).replaceAll(',', ', ')} is expected`;
    case 'maxLength':
      return `at most ${MAX_STR_LENGTH} characters are allowed`;
    case 'maxItems':
      return `at most ${MAX_ITEMS} items are allowed`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return `a number ${String(params['comparison'])} ${String(params['limit'])} is expected`;
    default:
      return 'it does not fit the schema';
  }
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    return isJsonObject(value) ? value[part] : undefined;
  }, data);
}
