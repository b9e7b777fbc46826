import { redact } from '@sidetone/domain/privacy';
import { toIso } from '@sidetone/domain/time';
import {
  cleanText,
  enumFolder,
  explainTime,
  isStoredForm,
  KIND,
  normaliseId,
  parseOpenTime,
  parseTime,
  refusal,
  type Refusal,
} from '../fields/index.js';
import type { JsonObject } from './json-traits.js';

/** Reads one text field: as it is stored, undefined when it means absent, or why it is refused. */
export type TidyText = (value: string) => string | undefined | Refusal;

/** The reader of a text field by the kind its schema names; undefined for a field that needs none. */
export function tidyTextOf(schema: JsonObject): TidyText | undefined {
  switch (schema[KIND]) {
    case 'id':
      return normaliseId;
    case 'time':
      return tidyTime;
    case 'openTime':
      return tidyOpenTime;
    case 'text':
      return freeText(schema['maxLength']);
    case 'openEnum':
      return openEnum(schema['examples'], schema['maxLength']);
    default:
      return undefined;
  }
}

function tidyTime(value: string): string | Refusal {
  const instant = parseTime(value);
  if (instant === undefined) return refusal(`${explainTime(value)}; RFC 3339 with an offset is expected`);
  return isStoredForm(value) ? value : toIso(instant);
}

function tidyOpenTime(value: string): string | undefined | Refusal {
  return parseOpenTime(value) === Number.POSITIVE_INFINITY ? undefined : tidyTime(value);
}

function freeText(maxLength: unknown): TidyText {
  const limit = typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY;
  return (value) => {
    if (isLongerThan(value, limit)) return refusal(`is longer than ${limit} characters`);
    return redact(cleanText(value)).text;
  };
}

function openEnum(known: unknown, maxLength: unknown): TidyText {
  const limit = typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY;
  const fold = enumFolder(Array.isArray(known) ? known.map(String) : []);
  return (value) => (isLongerThan(value, limit) ? refusal(`is longer than ${limit} characters`) : fold(value));
}

/** Counts code points, not UTF-16 units: an emoji is one character. */
function isLongerThan(value: string, limit: number): boolean {
  if (value.length <= limit) return false;
  if (value.length > 2 * limit) return true;
  return [...value].length > limit;
}
