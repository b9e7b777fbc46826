import { foldText, type Condition, type Scalar } from './condition.js';
import type { Fact } from './fact.js';
import type { FieldKind } from './fact-fields.js';

export type Fields = Fact['fields'];
export type Test = (fields: Fields) => boolean;
export type Read = (fields: Fields) => unknown;

/** A test of a fact's fields, made once and run for each event. `kind` says how the field is compared; unknown fields exactly. */
export function compileCondition(condition: Condition, kind: FieldKind | undefined): Test {
  const read = compileField(condition.field);
  if ('exists' in condition) return (fields) => isPresent(read(fields)) === condition.exists;
  if ('atLeast' in condition) return (fields) => isAtLeast(read(fields), condition.atLeast);
  if ('below' in condition) return (fields) => isBelow(read(fields), condition.below);
  if ('in' in condition) {
    const tests = condition.in.map((value) => equals(value, kind));
    return (fields) => {
      const value = read(fields);
      return tests.some((test) => test(value));
    };
  }
  if ('not' in condition) {
    const test = equals(condition.not, kind);
    return (fields) => !test(read(fields));
  }
  const test = equals(condition.is, kind);
  return (fields) => test(read(fields));
}

/** Reads a field by its path; `cause.value` is the field `value` of the field `cause`. Absent and `null` are `undefined`. */
export function compileField(path: string): Read {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return (fields) => own(fields, first);
  return (fields) => rest.reduce<unknown>((value, name) => own(value, name), own(fields, first));
}

function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name] ?? undefined;
}

function equals(expected: Scalar, kind: FieldKind | undefined): (value: unknown) => boolean {
  if (kind !== 'text' || typeof expected !== 'string') return (value) => value === expected;
  const folded = foldText(expected);
  return (value) => value === expected || (typeof value === 'string' && foldText(value) === folded);
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null;
const isAtLeast = (value: unknown, least: number): boolean => typeof value === 'number' && value >= least;
const isBelow = (value: unknown, bound: number): boolean => typeof value === 'number' && value < bound;
