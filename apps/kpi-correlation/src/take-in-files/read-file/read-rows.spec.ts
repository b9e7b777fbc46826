import fc from 'fast-check';
import { Problem } from '@sidetone/platform/web';
import type { ColumnPlan } from './file-header.js';
import { readRows } from './read-rows.js';

const plan: ColumnPlan = { required: ['a', 'b'], optional: ['c'], delimiter: ',', columns: {}, values: {} };

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
async function rowsOf(text: string, { size = 7, of = plan, range = 2 } = {}) {
  const content = await readRows(inChunks(text, size), of);
  const rows = [];
  for await (const part of content.ranges(range)) {
    expect(part.length).toBeLessThanOrEqual(range);
    rows.push(...part);
  }
  return rows.map(({ line, content: row }) =>
    row.kind === 'cells' ? [line, row.cell('a'), row.cell('b'), row.cell('c')] : [line, row.kind],
  );
}

describe('readRows', () => {
  it('finds columns in any order, trims, takes empty for absent, and knows lines with LF and CR LF', async () => {
    expect(await rowsOf(' b ,a,x\r\n 2 ,1,\n\n,3,y')).toEqual([
      [2, '1', '2', undefined],
      [4, '3', undefined, undefined],
    ]);
  });

  it('reads quotes as RFC 4180 has them: commas, quotes and line breaks inside', async () => {
    expect(await rowsOf('a,b\n"1,5","say ""no"""\n"two\nlines",3\n4,5\n')).toEqual([
      [2, '1,5', 'say "no"', undefined],
      [3, 'two\nlines', '3', undefined],
      [5, '4', '5', undefined],
    ]);
  });

  it('loses only the row whose quotes are wrong', async () => {
    expect(await rowsOf('a,b\n1,2\n"3,4\n5,6\n7,8"9\n10,11\n')).toEqual([
      [2, '1', '2', undefined],
      [3, 'broken'],
      [4, '5', '6', undefined],
      [5, 'broken'],
      [6, '10', '11', undefined],
    ]);
    const many = Array.from({ length: 50 }, (_, index) => `${index},x`);
    expect(await rowsOf(['a,b', '"open,x', ...many].join('\n'))).toHaveLength(51);
  });

  it('calls a row with too few or too many cells broken', async () => {
    expect(await rowsOf('a,b\n1\n1,2,3\n')).toEqual([
      [2, 'broken'],
      [3, 'broken'],
    ]);
  });

  it('gives values their meaning, and leaves out the rows that a mapping does not want', async () => {
    const of = { ...plan, columns: { a: 'A' }, values: { a: { x: 'ours', sms: null } } };
    expect(await rowsOf('A,b\nx,1\nsms,2\nconstructor,3\n', { of })).toEqual([
      [2, 'ours', '1', undefined],
      [3, 'leftOut'],
      [4, 'constructor', '3', undefined],
    ]);
  });

  it.each([
    ['', 'empty'],
    ['a\n1\n', 'header'],
    ['a;b\n1;2\n', 'separated by something else than commas'],
    ['A,b\n', 'header'],
    ['a,b,a\n1,2,3\n', 'header'],
  ])('refuses %j as a whole', async (text, words) => {
    await expect(rowsOf(text)).rejects.toThrow(Problem);
    await expect(rowsOf(text)).rejects.toThrow(words);
  });

  it('gives back any cells, wherever the chunks are cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ä', '"', ',', '\n', ' ', '7') });
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (cells, size) => {
          // What a quoted cell may hold, however odd; more than 20 lines are taken for a quote that was never closed.
          const sound = cells.filter(([a, b]) => (a + b).split('\n').length < 20);
          const text = ['a,b', ...sound.map((row) => row.map(quoted).join(','))].join('\n');
          const found = await rowsOf(text, { size });
          const orUndefined = (value: string) => (value.trim() === '' ? undefined : value.trim());
          expect(found.map((row) => row.slice(1, 3))).toEqual(sound.map((row) => row.map(orUndefined)));
        },
      ),
    );
  });
});
