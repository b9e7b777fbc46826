import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import fc from 'fast-check';
import { isUnstorableText, sql, unnest } from './index.js';

let own: SuiteDatabase;
beforeAll(async () => {
  own = await openDatabase();
});
afterAll(async () => {
  await own.close();
});

/** What array literals, SQL and our own separators make much of. */
const AWKWARD = [
  '"',
  "'",
  '\\',
  '{',
  '}',
  ',',
  ';',
  '$1',
  '\u001e',
  '\u001f',
  'NULL',
  ' ',
  '\n',
  '\t',
  'é',
  '😀',
  '\u202e',
];
const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '')),
  fc.array(fc.constantFrom(...AWKWARD)).map((parts) => parts.join('')),
);
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 4 });
const row = fc.record({
  label: orNull(text),
  other: orNull(text),
  whole: orNull(fc.maxSafeInteger()),
  number: orNull(fc.double().map((value) => value + 0)),
  yes: orNull(fc.boolean()),
  object: orNull(
    fc.dictionary(
      text,
      fc.oneof(
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        fc.boolean(),
      ),
    ),
  ),
  at: orNull(
    fc
      .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString()),
  ),
});
/** Rows of which some columns are the same in all. */
const rows = fc
  .tuple(
    fc.array(row, { maxLength: 8 }),
    fc.subarray(['label', 'other', 'whole', 'number', 'yes', 'object', 'at'] as const),
  )
  .map(([some, same]) =>
    some.map((one) => ({ ...one, ...Object.fromEntries(same.map((name) => [name, some[0]?.[name]])) }) as Row),
  );
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const columns = {
  position: ['int', (_row: Row, index: number) => index],
  label: 'text',
  other: 'varchar',
  whole: 'int8',
  number: 'float8',
  yes: 'bool',
  object: 'jsonb',
  at: 'timestamptz',
} as const;

describe('unnest', () => {
  it('brings rows back from PostgreSQL as they were, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const found = await own.database.query<Row>(sql`
          select label, other, whole::float8 as whole, number, yes, object,
            to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
          from ${unnest<Row>(columns, given)} order by position`);
        expect(found).toEqual(given);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['nothing', []],
    ['one empty text', ['']],
    ['one null', [null]],
    ['the word NULL', ['NULL', 'null', null]],
    ['the mark for null and the separator', ['\u001e', '\u001f', '\u001e\u001f', null, '']],
    ['empty texts at the ends', ['', 'a', '']],
  ])('tells %s from its likes', async (_what, values) => {
    const rows = values.map((label) => ({ label }));
    expect(await own.database.query(sql`select label from ${unnest({ label: 'text' }, rows)}`)).toEqual(rows);
  });

  it('takes absent fields for null', async () => {
    const rows: { id: number; label?: string }[] = [{ id: 1 }, { id: 2, label: 'b' }];
    expect(await own.database.query(sql`select id, label from ${unnest({ id: 'int', label: 'text' }, rows)}`)).toEqual([
      { id: 1, label: null },
      { id: 2, label: 'b' },
    ]);
  });

  it('leaves a NUL to PostgreSQL, which refuses it', async () => {
    const failure = await own.database
      .query(sql`select * from ${unnest({ label: 'text' }, [{ label: 'a\0b' }])}`)
      .catch((error: unknown) => error);
    expect(isUnstorableText(failure)).toBe(true);
  });
});
