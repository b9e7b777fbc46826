import fc from 'fast-check';
import { compileCondition } from './compile-condition.js';
import type { Condition, Scalar } from './condition.js';

const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.constantFrom('drop', ' Drop ', 'DROP', 'K', '\u212a', ''),
  fc.integer({ min: -2, max: 2 }),
  fc.boolean(),
);
const condition: fc.Arbitrary<Condition> = fc
  .record({
    field: fc.constantFrom('a', 'b.c', 'b.c.d', 'toString'),
    value: scalar,
    number: fc.integer({ min: -2, max: 2 }),
  })
  .chain(({ field, value, number }) =>
    fc.constantFrom<Condition>(
      { field, is: value },
      { field, in: [value, 'other'] },
      { field, not: value },
      { field, atLeast: number },
      { field, below: number },
      { field, exists: number > 0 },
    ),
  );
const value = fc.option(fc.oneof(scalar, fc.constant(null), fc.constant(['drop'])), { nil: undefined });
const fields = fc
  .record({ a: value, b: fc.oneof(value, fc.record({ c: fc.oneof(value, fc.record({ d: value })) })) })
  .map((told) => JSON.parse(JSON.stringify(told)) as Record<string, unknown>);

/** The rule word for word, without regard to speed. */
function naively(told: Condition, isText: boolean, data: Record<string, unknown>): boolean {
  let found: unknown = data;
  for (const name of told.field.split('.')) {
    const inside = new Map(typeof found === 'object' && found !== null ? Object.entries(found) : []);
    found = inside.get(name) ?? undefined;
  }
  const lower = (text: string) => [...text.trim()].map((c) => (c >= 'A' && c <= 'Z' ? c.toLowerCase() : c)).join('');
  const same = (wanted: Scalar) =>
    isText && typeof wanted === 'string' && typeof found === 'string'
      ? lower(wanted) === lower(found)
      : wanted === found;
  if ('is' in told) return same(told.is);
  if ('not' in told) return !same(told.not);
  if ('in' in told) return told.in.some(same);
  if ('exists' in told) return (found !== undefined) === told.exists;
  if (typeof found !== 'number') return false;
  return 'atLeast' in told ? found >= told.atLeast : found < told.below;
}

describe('a compiled condition', () => {
  it('says what the rule says, of any data', () => {
    fc.assert(
      fc.property(condition, fc.boolean(), fields, (told, isText, data) => {
        expect(compileCondition(told, isText ? 'text' : 'id')(data)).toBe(naively(told, isText, data));
      }),
      { numRuns: 2_000 },
    );
  });

  it('compares an open enum trimmed and without regard to ASCII case, an id letter by letter', () => {
    const told = { tech: ' VoLTE ' };
    expect(compileCondition({ field: 'tech', is: 'volte' }, 'text')(told)).toBe(true);
    expect(compileCondition({ field: 'tech', is: 'volte' }, 'id')(told)).toBe(false);
  });

  it('holds a field that is absent for none of its values, and so for not any one', () => {
    expect(compileCondition({ field: 'a', in: [0, false, ''] }, 'text')({})).toBe(false);
    expect(compileCondition({ field: 'a', not: 'x' }, 'text')({})).toBe(true);
    expect(compileCondition({ field: 'a', below: 5 }, 'number')({})).toBe(false);
  });
});
