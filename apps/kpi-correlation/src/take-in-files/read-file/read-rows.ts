import { badRequest } from '@sidetone/platform/web';
import { cellsOfLines } from './cells-of-lines.js';
import { FileHeader, type ColumnPlan } from './file-header.js';
import type { FileRow } from './file-row.js';
import type { FileLine } from './line-joiner.js';
import { readLines } from './read-lines.js';

export interface FileContent {
  readonly header: FileHeader;
  /** Rows in their order, at most so many at a time. */
  ranges(rows: number): AsyncGenerator<readonly FileRow[]>;
}

/** A file's header and rows. @throws Problem when the file has no usable header */
export async function readRows(text: AsyncIterable<string>, plan: ColumnPlan): Promise<FileContent> {
  const lines = readLines(text);
  let waiting: readonly FileLine[] = [];
  while (waiting.length === 0) {
    const next = await lines.next();
    if (next.done === true) break;
    waiting = next.value;
  }
  const [first, ...rest] = waiting;
  if (first === undefined) throw badRequest('The file is empty; its first line must name the columns.');
  const header = FileHeader.read(first.text, plan);
  const rowsOf = (records: readonly FileLine[]): readonly FileRow[] =>
    records.length === 0 ? [] : toRows(records, header, plan);
  return {
    header,
    async *ranges(rows) {
      let range: FileRow[] = [];
      const add = function* (records: readonly FileLine[]): Generator<readonly FileRow[]> {
        for (const row of rowsOf(records)) {
          range.push(row);
          if (range.length < rows) continue;
          yield range;
          range = [];
        }
      };
      yield* add(rest);
      for await (const records of lines) yield* add(records);
      if (range.length > 0) yield range;
    },
  };
}

function toRows(records: readonly FileLine[], header: FileHeader, { delimiter }: ColumnPlan): readonly FileRow[] {
  const cells = cellsOfLines(
    records.map(({ text, broken }) => (broken ? '' : text)),
    delimiter,
  );
  return records.flatMap(({ line, text, broken }, index): FileRow[] => {
    if (broken) {
      const reason = 'a quote in it is never closed, or it is longer than 64 KiB';
      return [{ line, text, content: { kind: 'broken', reason } }];
    }
    const content = header.row(cells[index]);
    if (content.kind !== 'broken' || !text.includes('\n')) return [{ line, text, content }];
    // Lines that a stray quote put together are rows of their own.
    return text.split('\n').map((part, below) => ({
      line: line + below,
      text: part,
      content: header.row(cellsOfLines([part], delimiter)[0]),
    }));
  });
}
