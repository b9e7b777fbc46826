import { OPERATORS, type Condition, type Operator, type Scalar } from './condition.js';
import type { MemberReader } from './definition-problems.js';
import type { FieldKind } from './fact-fields.js';

const MOST_VALUES = 100;
const COMPARING: readonly Operator[] = ['is', 'in', 'not'];

/** Reads one condition on the fields of a fact; `undefined` where it cannot be used, with the reasons noted. */
export function readCondition(
  reader: MemberReader,
  fields: Readonly<Record<string, FieldKind>>,
): Condition | undefined {
  reader.only(['field', ...OPERATORS]);
  const field = reader.value('field');
  const kind = typeof field === 'string' && Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (typeof field !== 'string' || kind === undefined) {
    reader.problem('field', `This fact has no such field. It has: ${Object.keys(fields).join(', ')}.`);
    return undefined;
  }
  const given = OPERATORS.filter((operator) => reader.has(operator));
  const [operator] = given;
  if (operator === undefined || given.length > 1) {
    reader.problem('field', `A condition has exactly one of: ${OPERATORS.join(', ')}.`);
    return undefined;
  }
  if (!operatorsOf(kind).includes(operator)) {
    reader.problem(operator, `${field} is ${nameOf(kind)}; it can be asked for ${operatorsOf(kind).join(', ')}.`);
    return undefined;
  }
  return withValue(reader, field, operator, kind);
}

function withValue(reader: MemberReader, field: string, operator: Operator, kind: FieldKind): Condition | undefined {
  if (operator === 'exists') return { field, exists: reader.boolean('exists', true) };
  if (operator === 'atLeast' || operator === 'below') {
    const bound = reader.number(operator);
    if (bound === undefined) return undefined;
    return operator === 'atLeast' ? { field, atLeast: bound } : { field, below: bound };
  }
  const given = operator === 'in' ? reader.list('in', MOST_VALUES) : [reader.value(operator)];
  const values = given.filter((value): value is Scalar => isOf(kind, value));
  if (values.length < given.length || given.length === 0) {
    reader.problem(
      operator,
      `${field} is ${nameOf(kind)}; ${operator === 'in' ? 'a list of such' : 'such a value'} is expected.`,
    );
    return undefined;
  }
  if (operator === 'in') return { field, in: values };
  const [value = ''] = values;
  return operator === 'is' ? { field, is: value } : { field, not: value };
}

function operatorsOf(kind: FieldKind): readonly Operator[] {
  if (kind === 'number' || kind === 'money') return OPERATORS;
  if (kind === 'time' || kind === 'list') return ['exists'];
  return [...COMPARING, 'exists'];
}

function isOf(kind: FieldKind, value: unknown): boolean {
  if (kind === 'number' || kind === 'money') return typeof value === 'number' && Number.isFinite(value);
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'id' || kind === 'text') return typeof value === 'string' && value.trim() !== '' && value.length <= 256;
  return Array.isArray(kind) && kind.includes(value);
}

function nameOf(kind: FieldKind): string {
  switch (kind) {
    case 'id':
      return 'an id';
    case 'text':
      return 'a text';
    case 'number':
    case 'money':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'time':
      return 'a time';
    case 'list':
      return 'a list';
    default:
      return `one of ${kind.join(', ')}`;
  }
}
