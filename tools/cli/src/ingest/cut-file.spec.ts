import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { cutFile } from './cut-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidetone-cut-'));
});
afterAll(() => rm(folder, { recursive: true }));

const piecesOf = async (content: string, most: number) => {
  const path = join(folder, 'file.csv');
  await writeFile(path, content);
  const pieces = await cutFile(path, most);
  return Promise.all(
    pieces.map(async ({ open, bytes, linesBefore }) => ({ text: await text(open()), bytes, linesBefore })),
  );
};

describe('cutFile', () => {
  it('leaves a file whole that is small enough', async () => {
    expect(await piecesOf('h\n1\n', 4)).toEqual([{ text: 'h\n1\n', bytes: 4, linesBefore: 0 }]);
  });

  it('cuts between rows, gives each piece the header, and knows which line of the file each begins at', async () => {
    const pieces = await piecesOf('head\r\nrow1\nrow2\nrow3\nrow4\nrow5', 18);
    expect(pieces.map((piece) => piece.text)).toEqual(['head\r\nrow1\nrow2\n', 'head\r\nrow3\nrow4\n', 'head\r\nrow5']);
    expect(pieces.map(({ linesBefore }) => linesBefore)).toEqual([0, 2, 4]);
    for (const { text: content, bytes } of pieces) expect(bytes).toBe(content.length);
  });

  it('cuts nothing inside quotes, even where a row is longer than a piece', async () => {
    const long = `"${'a\n'.repeat(4)}"`;
    const pieces = await piecesOf(`h\n${long}\nb\nc\n`, 10);
    expect(pieces.map((piece) => piece.text)).toEqual([`h\n${long}\n`, 'h\nb\nc\n']);
  });

  it('does not let a quote that is never closed keep the rest together', async () => {
    const pieces = await piecesOf(`h\n"a\n${'b\n'.repeat(30)}`, 10);
    expect(pieces.length).toBeGreaterThan(5);
    for (const { bytes } of pieces) expect(bytes).toBeLessThan(20);
  });
});
