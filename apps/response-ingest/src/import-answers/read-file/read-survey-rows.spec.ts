import { decodeText } from './decode-text.js';
import { readSurveyRows, type SurveyRow } from './read-survey-rows.js';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(
  bytes: Buffer,
  { charset, size = 7, delimiter }: { charset?: string; size?: number; delimiter?: string } = {},
) {
  const rows: SurveyRow[] = [];
  for await (const row of readSurveyRows(decodeText(inPieces(bytes, size), charset), ['user', 'Q1'], delimiter))
    rows.push(row);
  return rows.map((row) =>
    row.kind === 'row' ? [row.line, row.cell('user'), row.cell('Q1')] : [row.line, row.reason],
  );
}

const FILE = 'user,Q1\r\n1,9\r\n2,"5, 6"\r\n\r\n3,"so\r\nso"\r\n4,0\r\n';
const ROWS = [
  [2, '1', '9'],
  [3, '2', '5, 6'],
  [5, '3', 'so\r\nso'],
  [7, '4', '0'],
];

describe('readSurveyRows', () => {
  it.each([1, 2, 3, 7, 1_000])('reads lines by their numbers in an editor, in pieces of %i bytes', async (size) => {
    expect(await rowsOf(Buffer.from(FILE, 'utf8'), { size })).toEqual(ROWS);
  });

  it('reads UTF-8 and UTF-16 by their marks', async () => {
    expect(await rowsOf(Buffer.from(`\uFEFF${FILE}`, 'utf8'))).toEqual(ROWS);
    expect(await rowsOf(Buffer.from(`\uFEFF${FILE}`, 'utf16le'))).toEqual(ROWS);
    expect(await rowsOf(Buffer.from(`\uFEFF${FILE}`, 'utf16le').swap16())).toEqual(ROWS);
  });

  it('reads another charset when told', async () => {
    const bytes = Buffer.concat([
      Buffer.from('user;Q1\n1;', 'ascii'),
      Buffer.from([0xd3, 0xe6, 0xe0, 0xf1]),
      Buffer.from('\n'),
    ]);
    expect(await rowsOf(bytes, { charset: 'windows-1251' })).toEqual([[2, '1', 'Ужас']]);
    await expect(rowsOf(bytes)).rejects.toThrow('not written in utf-8');
    await expect(rowsOf(bytes, { charset: 'klingon' })).rejects.toThrow('not known');
  });

  it('finds the delimiter in the header unless told', async () => {
    expect(await rowsOf(Buffer.from('user;Q1\n1;9\n'))).toEqual([[2, '1', '9']]);
    expect(await rowsOf(Buffer.from('user\tQ1\n1\t9\n'))).toEqual([[2, '1', '9']]);
    await expect(rowsOf(Buffer.from('user;Q1\n1;9\n'), { delimiter: ',' })).rejects.toThrow('header needs mending');
  });

  it('accounts for lines that cannot be told apart', async () => {
    expect(await rowsOf(Buffer.from('user,Q1\n1,9\n2,9,extra\n3,8\n'))).toEqual([
      [2, '1', '9'],
      [3, expect.stringContaining('3 cells where the header has 2')],
      [4, '3', '8'],
    ]);
    expect(await rowsOf(Buffer.from('user,Q1\n1,9\n2,"never closed\n3,8\n'))).toEqual([
      [2, '1', '9'],
      [3, expect.stringContaining('never closed')],
    ]);
  });

  it('names every column that is missing or stands twice', async () => {
    await expect(rowsOf(Buffer.from('user,user,score\n'))).rejects.toMatchObject({
      errors: [
        { field: 'user', message: expect.stringContaining('more than once') },
        { field: 'Q1', message: expect.stringContaining('missing') },
      ],
    });
    await expect(rowsOf(Buffer.from(''))).rejects.toThrow('empty');
  });
});
