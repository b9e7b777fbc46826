import { normaliseId, parseTime } from '@sidetone/contracts/fields';
import { isJsonObject } from '@sidetone/contracts/validation';
import type { Instant } from '@sidetone/domain/time';
import type { GivenItem } from './answer.js';

/** A field as read, or what is wrong with it: the end of a sentence that begins with the field's name. Repeats nothing of the value. */
export type Reading<T> =
  { readonly kind: 'read'; readonly value: T } | { readonly kind: 'wrong'; readonly why: string };

export const read = <T>(value: T): Reading<T> => ({ kind: 'read', value });
export const wrong = (why: string): { readonly kind: 'wrong'; readonly why: string } => ({ kind: 'wrong', why });

/** null means absent (rule R4). */
const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

export function readScore(value: unknown): Reading<number> {
  const isScore = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10;
  // Number.isInteger lets -0 pass, which some day would be written as "-0".
  return isScore ? read(value + 0) : wrong('must be a whole number from 0 to 10');
}

/** Members of a closed list, each once and in the list's order, whatever the order they were sent in. */
export function readMembers<T extends string>(value: unknown, known: readonly T[]): Reading<readonly T[]> {
  if (isAbsent(value)) return read([]);
  if (!Array.isArray(value)) return wrong('must be a list');
  const strangers = value.some((entry) => !known.some((member) => member === entry));
  if (strangers) return wrong(`may only hold ${known.join(', ')}`);
  return read(known.filter((member) => value.includes(member)));
}

export function readItems(value: unknown): Reading<readonly GivenItem[]> {
  if (isAbsent(value)) return read([]);
  if (!Array.isArray(value)) return wrong('must be a list');
  const items = value.flatMap((entry) => itemIn(entry) ?? []);
  return items.length === value.length
    ? read(items)
    : wrong(
        'must each have an indicatorId (text), a level (whole, 1 to 5) and, if any, a weight (a number, at least 0)',
      );
}

function itemIn(entry: unknown): GivenItem | undefined {
  if (!isJsonObject(entry)) return undefined;
  const { indicatorId, level, weight } = entry;
  const id = typeof indicatorId === 'string' ? normaliseId(indicatorId) : undefined;
  if (typeof id !== 'string') return undefined;
  if (typeof level !== 'number' || !Number.isInteger(level) || level < 1 || level > 5) return undefined;
  if (isAbsent(weight)) return { indicatorId: id, level, weight: undefined };
  if (typeof weight !== 'number' || !Number.isFinite(weight) || weight < 0) return undefined;
  return { indicatorId: id, level, weight };
}

export function readId(value: unknown): Reading<string> {
  if (typeof value !== 'string') return wrong('must be text');
  const id = normaliseId(value);
  return typeof id === 'string' ? read(id) : wrong(id.refused);
}

export function readOptionalTime(value: unknown): Reading<Instant | undefined> {
  return isAbsent(value) ? read(undefined) : readTime(value);
}

export function readTime(value: unknown): Reading<Instant> {
  const instant = typeof value === 'string' ? parseTime(value) : undefined;
  return instant === undefined ? wrong('must be a time with offset, such as 2026-11-23T10:15:00Z') : read(instant);
}
